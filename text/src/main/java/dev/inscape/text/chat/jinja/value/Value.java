package dev.inscape.text.chat.jinja.value;

/** A value of a template. */
public sealed interface Value permits None, Bool, Int, Real, Text, Undefined, Seq, Dict, View, Range, Lazy, Opaque {
}
