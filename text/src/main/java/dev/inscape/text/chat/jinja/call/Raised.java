package dev.inscape.text.chat.jinja.call;

import dev.inscape.InscapeException;

/** What a template itself refuses by {@code raise_exception}, in its own words. */
public final class Raised extends InscapeException {

    private static final long serialVersionUID = 1L;

    Raised(String message) {
        super(message);
    }
}
