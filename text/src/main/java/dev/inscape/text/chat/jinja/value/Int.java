package dev.inscape.text.chat.jinja.value;

/** A whole number. Python's have no bound; these have 64 bits, and arithmetic that would leave them is refused. */
public record Int(long value) implements Value {
}
