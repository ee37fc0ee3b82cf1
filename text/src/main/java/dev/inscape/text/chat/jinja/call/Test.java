package dev.inscape.text.chat.jinja.call;

import dev.inscape.text.chat.jinja.value.Arguments;

/** A test; what is tested is its first argument. */
interface Test {

    boolean holds(Library library, Arguments arguments);
}
