package dev.inscape.text.chat.jinja.value;

import org.jspecify.annotations.Nullable;

/** A value that the interpreter or its library adds: a loop, a macro, a function, a namespace. Equal only to itself. */
public non-sealed interface Opaque extends Value {

    /** The name of its type in messages. */
    String typeName();

    /** How it prints. */
    default String repr() {
        return "<" + typeName() + " object>";
    }

    /** An attribute, or null where it has none of that name. */
    default @Nullable Value attribute(String name) {
        return null;
    }
}
