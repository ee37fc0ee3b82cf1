package dev.inscape.text.chat.jinja.run;

import dev.inscape.InscapeException;
import dev.inscape.text.chat.jinja.value.Fault;

/** A fault with the line where it happened. */
final class Located extends InscapeException {

    private static final long serialVersionUID = 1L;

    Located(int line, Fault fault) {
        super("chat template, line " + line + ": " + fault.getMessage());
    }
}
