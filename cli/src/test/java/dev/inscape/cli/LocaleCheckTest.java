package dev.inscape.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LocaleCheckTest {

    @Test
    void charactersThatWereReplacedOnTheirWayAreNoticed() {
        assertThat(LocaleCheck.canBeRead("ANSI_X3.4-1968", "read", "na\ufffd\ufffdve")).isFalse();
        assertThat(LocaleCheck.canBeRead("ANSI_X3.4-1968", "read", "plain")).isTrue();
    }

    @Test
    void whereTheLocaleIsUtf8TheUserTypedThem() {
        assertThat(LocaleCheck.canBeRead("UTF-8", "read", "\ufffd")).isTrue();
    }
}
