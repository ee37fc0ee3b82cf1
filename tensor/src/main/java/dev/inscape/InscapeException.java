package dev.inscape;

import org.jspecify.annotations.Nullable;

/**
 * The root of everything that Inscape throws on purpose. The message says what happened, with which values, the likely
 * cause and the next step, in one line that can be shown to a user as it stands.
 */
public class InscapeException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public InscapeException(String message) {
        super(message);
    }

    public InscapeException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
