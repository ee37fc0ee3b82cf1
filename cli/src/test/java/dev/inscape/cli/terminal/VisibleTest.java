package dev.inscape.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class VisibleTest {

    @Test
    void plainTextStaysAsItIs() {
        var text = "The capital of Łódź is 東京 🚀.";
        assertThat(Visible.of(text)).isSameAs(text);
    }

    @Test
    void whatMovesTheCursorOrColoursIsEscaped() {
        assertThat(Visible.of("a\tb\nc\rd")).isEqualTo("a\\tb\\nc\\rd");
        assertThat(Visible.of("\u001b[31mred")).isEqualTo("\\u001b[31mred");
        assertThat(Visible.of("\u009b2J")).isEqualTo("\\u009b2J");
        assertThat(Visible.of("\u0000")).isEqualTo("\\u0000");
    }

    @Test
    void whatCannotBeSeenIsEscaped() {
        assertThat(Visible.of("a\u200bb\u00a0c\u00add")).isEqualTo("a\\u200bb\\u00a0c\\u00add");
        assertThat(Visible.of("\u202eevil")).as("reverses the line").isEqualTo("\\u202eevil");
        assertThat(Visible.of("❤\ufe0f")).as("makes some terminals widen").isEqualTo("❤\\ufe0f");
        assertThat(Visible.of("\udb40\udc01")).isEqualTo("\\u{e0001}");
    }

    @Test
    void halfOfASurrogatePairIsEscaped() {
        assertThat(Visible.of("x\ud83d")).isEqualTo("x\\ud83d");
    }

    @Test
    void aMarkWithoutALetterStandsOnADottedCircle() {
        assertThat(Visible.of("\u0301")).isEqualTo("◌\u0301");
        assertThat(Visible.of("e\u0301")).isEqualTo("e\u0301");
    }

    @Property
    void neitherLineEndsNorEscapeSequencesAreLeft(@ForAll String text) {
        assertThat(Visible.of(text).codePoints()).noneMatch(Character::isISOControl);
    }
}
