package dev.inscape.text.chat.jinja.value;

/** Python's {@code None}. */
public enum None implements Value {
    NONE
}
