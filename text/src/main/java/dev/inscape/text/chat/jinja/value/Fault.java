package dev.inscape.text.chat.jinja.value;

import dev.inscape.InscapeException;

/** What goes wrong while a template runs; the interpreter adds the line before anybody else sees it. */
public final class Fault extends InscapeException {

    private static final long serialVersionUID = 1L;

    public Fault(String message) {
        super(message);
    }
}
