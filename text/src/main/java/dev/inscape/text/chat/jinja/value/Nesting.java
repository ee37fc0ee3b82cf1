package dev.inscape.text.chat.jinja.value;

import java.util.Collection;

/**
 * How deep values stand in one another, and how much they are when every repetition is written out: both are bounded where
 * values are made, so that all that walks them may recurse and comes to an end. A list that holds one list twice, which holds
 * one list twice, and so on, takes no memory and 2^n steps to print.
 */
final class Nesting {

    static final int DEEPEST = 200;

    private static final long HEAVIEST = 1 << 23;
    private static final int VALUE = 4;
    private static final int LETTERS = 64;

    private Nesting() {
    }

    /** The steps that walking over a value takes: some for each value in it, and one for every 64 letters. */
    static long weight(Value value) {
        return switch (value) {
            case Text text -> VALUE + text.value().length() / LETTERS;
            case Seq seq -> seq.weight();
            case Dict dict -> dict.weight();
            case View view -> view.items().weight();
            case Range range -> VALUE * Math.min(range.length(), HEAVIEST);
            case None _, Bool _, Int _, Real _, Undefined _, Lazy _, Opaque _ -> VALUE;
        };
    }

    static long weight(Collection<? extends Value> inner) {
        long weight = VALUE;
        for (var value : inner) {
            weight += weight(value);
        }
        if (weight > HEAVIEST) {
            throw new Fault("a list or a dictionary holds too much: more than " + HEAVIEST / VALUE
                    + " values, or as much text, with all that is in it");
        }
        return weight;
    }

    static int depth(Collection<? extends Value> inner) {
        int depth = 1;
        for (var value : inner) {
            depth = Math.max(depth, 1 + depth(value));
        }
        if (depth > DEEPEST) {
            throw new Fault("lists and dictionaries are nested more than " + DEEPEST + " deep");
        }
        return depth;
    }

    private static int depth(Value value) {
        return switch (value) {
            case Seq seq -> seq.depth();
            case Dict dict -> dict.depth();
            case View view -> view.items().depth();
            default -> 0;
        };
    }
}
