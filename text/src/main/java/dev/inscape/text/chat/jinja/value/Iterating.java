package dev.inscape.text.chat.jinja.value;

import java.util.List;

/** An {@link Opaque} that has elements: a loop seen from inside of it. */
public interface Iterating extends Opaque {

    /** How many elements there are in all. */
    long length();

    /** The elements that are still to come, taken. */
    List<Value> rest();
}
