package dev.inscape.cli.reading;

import dev.inscape.cli.terminal.Ink;

/**
 * How much room a report has.
 *
 * @param ink     its colours
 * @param columns the width to fit
 * @param all     whether every token is shown, however many there are
 */
public record Layout(Ink ink, int columns, boolean all) {

    /** Tokens that are shown of a long text. */
    static final int MOST_ROWS = 24;

    /** Lines of tokens that are shown of a long text. */
    static final int MOST_TOKEN_LINES = 6;
}
