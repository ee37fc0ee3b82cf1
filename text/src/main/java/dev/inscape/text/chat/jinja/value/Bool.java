package dev.inscape.text.chat.jinja.value;

/** {@code True} or {@code False}; in arithmetic 1 and 0, as in Python. */
public enum Bool implements Value {
    FALSE, TRUE;

    public static Bool of(boolean value) {
        return value ? TRUE : FALSE;
    }

    public boolean value() {
        return this == TRUE;
    }
}
