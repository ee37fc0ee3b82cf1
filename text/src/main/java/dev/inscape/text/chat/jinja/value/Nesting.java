package dev.inscape.text.chat.jinja.value;

import java.util.Collection;

/** How deep values stand in one another: bounded where they are made, so that all that walks them may recurse. */
final class Nesting {

    static final int DEEPEST = 200;

    private Nesting() {
    }

    static int around(Collection<Value> inner) {
        int depth = 1;
        for (var value : inner) {
            depth = Math.max(depth, 1 + of(value));
        }
        if (depth > DEEPEST) {
            throw new Fault("lists and dictionaries are nested more than " + DEEPEST + " deep");
        }
        return depth;
    }

    private static int of(Value value) {
        return switch (value) {
            case Seq seq -> seq.depth();
            case Dict dict -> dict.depth();
            case View view -> view.items().depth();
            default -> 0;
        };
    }
}
