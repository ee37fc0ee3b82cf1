package dev.inscape.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class InkTest {

    private static Ink ink(ColourChoice choice, CapturedTerminal terminal) {
        return Ink.of(choice, terminal.open());
    }

    @Test
    void aScreenGetsColours() {
        assertThat(ink(ColourChoice.AUTO, new CapturedTerminal().onScreen(80)).hasColours()).isTrue();
    }

    @Test
    void aFileGetsNoneUnlessAskedFor() {
        assertThat(ink(ColourChoice.AUTO, new CapturedTerminal()).hasColours()).isFalse();
        assertThat(ink(ColourChoice.ALWAYS, new CapturedTerminal()).hasColours()).isTrue();
    }

    @Test
    void noColorAndDumbTerminalsAreHeeded() {
        assertThat(ink(ColourChoice.AUTO, new CapturedTerminal().onScreen(80).with("NO_COLOR", "1")).hasColours())
                .isFalse();
        assertThat(ink(ColourChoice.AUTO, new CapturedTerminal().onScreen(80).with("NO_COLOR", "")).hasColours())
                .isTrue();
        assertThat(ink(ColourChoice.AUTO, new CapturedTerminal().onScreen(80).with("TERM", "dumb")).hasColours())
                .isFalse();
        assertThat(ink(ColourChoice.NEVER, new CapturedTerminal().onScreen(80)).hasColours()).isFalse();
    }

    @Test
    void withoutColoursTextIsLeftAlone() {
        var ink = Ink.of(Ink.Depth.NONE);
        assertThat(ink.bold("a") + ink.dim("b") + ink.green("c") + ink.yellow("d") + ink.heat(1, "e"))
                .isEqualTo("abcde");
    }

    @Test
    void heatIsAGroundWithTextThatCanBeReadOnIt() {
        var full = Ink.of(Ink.Depth.FULL);
        assertThat(full.heat(0, "x")).isEqualTo("\u001b[38;5;231m\u001b[48;2;68;1;84mx\u001b[0m");
        assertThat(full.heat(1, "x")).isEqualTo("\u001b[38;5;16m\u001b[48;2;253;231;37mx\u001b[0m");
        assertThat(Ink.of(Ink.Depth.PALETTE).heat(1, "x")).isEqualTo("\u001b[38;5;16m\u001b[48;5;220mx\u001b[0m");
    }

    @Test
    void heatWithASignIsBlueOrRedAndPaleAtZero() {
        var full = Ink.of(Ink.Depth.FULL);
        assertThat(full.signedHeat(-1, "x")).isEqualTo("\u001b[38;5;231m\u001b[48;2;33;102;172mx\u001b[0m");
        assertThat(full.signedHeat(0, "x")).isEqualTo("\u001b[38;5;16m\u001b[48;2;247;247;247mx\u001b[0m");
        var palette = Ink.of(Ink.Depth.PALETTE);
        assertThat(palette.signedHeat(1, "x")).isEqualTo("\u001b[38;5;231m\u001b[48;5;124mx\u001b[0m");
        assertThat(palette.signedHeat(Double.NaN, "x")).isEqualTo(palette.signedHeat(0, "x")).contains("48;5;231m");
        assertThat(Ink.of(Ink.Depth.NONE).signedHeat(-1, "x")).isEqualTo("x");
    }

    @Test
    void theTerminalTellsHowManyColoursItHas() {
        var full = new CapturedTerminal().onScreen(80).with("COLORTERM", "truecolor");
        assertThat(ink(ColourChoice.AUTO, full).heat(0, "x")).contains("48;2;");
        assertThat(ink(ColourChoice.AUTO, new CapturedTerminal().onScreen(80)).heat(0, "x")).contains("48;5;");
    }
}
