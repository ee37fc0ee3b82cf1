package dev.inscape.text.gguf;

import dev.inscape.InscapeException;

/** What a token is, as {@code tokenizer.ggml.token_type} numbers it. */
enum TokenType {
    UNDEFINED, NORMAL, UNKNOWN, CONTROL, USER_DEFINED, UNUSED, BYTE;

    static TokenType of(int code) {
        if (code < 0 || code >= values().length) {
            throw new InscapeException("token type " + code + " of a GGUF vocabulary is unknown; 0 to 6 are known");
        }
        return values()[code];
    }

    /** Whether a text's spelling of the token is always the token, before anything is cut. */
    boolean isFoundInText() {
        return this == CONTROL || this == USER_DEFINED || this == UNKNOWN;
    }

    /** Whether decoding leaves it out. */
    boolean isSpecial() {
        return this == CONTROL || this == UNKNOWN;
    }
}
