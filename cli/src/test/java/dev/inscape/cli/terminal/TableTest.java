package dev.inscape.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class TableTest {

    @Test
    void columnsLineUpWhateverTheScript() {
        var table = new Table("rlr").row("", "piece", "id").row("0", "東京", "7").row("10", "paris", "3000");
        assertThat(table.lines()).containsExactly("    piece    id", " 0  東京      7", "10  paris  3000");
    }

    @Test
    void noLineEndsInBlanks() {
        assertThat(new Table("ll").row("a", "long").row("b", "").lines()).containsExactly("a  long", "b");
    }

    @Test
    void aRowOfAnotherLengthIsAMistake() {
        assertThatThrownBy(() -> new Table("ll").row("a")).hasMessage("a row of 1 cells in a table of 2");
    }
}
