package dev.inscape.text.chat.jinja.value;

/** Python's {@code float}. */
public record Real(double value) implements Value {
}
