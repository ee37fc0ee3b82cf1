package dev.inscape.text.chat.jinja.run;

/** From a place in the output to another, in UTF-16 units; the end is not part of it. */
public record Span(int start, int end) {
}
