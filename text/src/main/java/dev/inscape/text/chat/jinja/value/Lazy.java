package dev.inscape.text.chat.jinja.value;

import java.util.Iterator;

/** A generator: it can be run through once, and computes its elements only then. */
public final class Lazy implements Value {

    private final Iterator<Value> iterator;

    public Lazy(Iterator<Value> iterator) {
        this.iterator = iterator;
    }

    public Iterator<Value> iterator() {
        return iterator;
    }
}
