package dev.inscape.text.chat.jinja.syntax;

import dev.inscape.InscapeException;

/** A template that is not one: where it breaks, and on what. */
public final class SyntaxFault extends InscapeException {

    private static final long serialVersionUID = 1L;
    private final int line;

    public SyntaxFault(int line, String message) {
        super("chat template, line " + line + ": " + message);
        this.line = line;
    }

    /** Counted from 1. */
    public int line() {
        return line;
    }
}
