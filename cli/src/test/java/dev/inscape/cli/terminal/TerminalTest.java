package dev.inscape.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class TerminalTest {

    @Test
    void theWidthIsWhatTheUserSaysElseTheScreensElseEighty() {
        assertThat(new CapturedTerminal().with("COLUMNS", "120").onScreen(90).open().columns()).isEqualTo(120);
        assertThat(new CapturedTerminal().onScreen(90).open().columns()).isEqualTo(90);
        assertThat(new CapturedTerminal().open().columns()).isEqualTo(80);
    }

    @Test
    void noWidthIsTooSmallToPrintIn() {
        assertThat(new CapturedTerminal().with("COLUMNS", "3").open().columns()).isEqualTo(40);
        assertThat(new CapturedTerminal().with("COLUMNS", "wide").open().columns()).isEqualTo(80);
        assertThat(new CapturedTerminal().onScreen(10).open().columns()).isEqualTo(40);
    }

    @Test
    void resultsAreUtf8WhateverTheLocale() throws IOException {
        var captured = new CapturedTerminal();
        var terminal = captured.open();
        terminal.out().print("東京");
        terminal.finish();
        assertThat(captured.out()).isEqualTo("東京");
    }

    @Test
    void resultsThatWereLostAreAnErrorAtTheEnd() {
        var terminal = new CapturedTerminal().openBroken("No space left on device");
        terminal.out().println("result");
        assertThatThrownBy(terminal::finish).isInstanceOf(IOException.class).hasMessage("No space left on device");
    }
}
