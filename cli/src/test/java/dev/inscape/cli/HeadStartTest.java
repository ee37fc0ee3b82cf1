package dev.inscape.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HeadStartTest {

    @Test
    void commandsThatComputeGetAHeadStart() {
        assertThat(HeadStart.isWorthwhile("read", "Hello")).isTrue();
        assertThat(HeadStart.isWorthwhile("extract", "minilm")).isTrue();
    }

    @Test
    void othersDoNot() {
        assertThat(HeadStart.isWorthwhile()).isFalse();
        assertThat(HeadStart.isWorthwhile("tokens", "Hello")).isFalse();
        assertThat(HeadStart.isWorthwhile("read", "--help")).isFalse();
    }

    @Test
    void aNumberOfThreadsMustBeSetBefore() {
        assertThat(HeadStart.isWorthwhile("read", "Hello", "--threads=1")).isFalse();
        assertThat(HeadStart.isWorthwhile("read", "--threads", "1", "Hello")).isFalse();
    }
}
