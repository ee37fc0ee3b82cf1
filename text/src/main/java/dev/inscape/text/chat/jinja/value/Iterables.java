package dev.inscape.text.chat.jinja.value;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Values as what can be run through, and how long they are. */
public final class Iterables {

    private Iterables() {
    }

    /** The elements one after the other; a fault for what has none. */
    public static Iterator<Value> iterator(Value value) {
        if (value instanceof Lazy lazy) {
            return lazy.iterator();
        }
        if (value instanceof Text text) {
            return text.value().codePoints().<Value>mapToObj(point -> new Text(Character.toString(point))).iterator();
        }
        return list(value).iterator();
    }

    /** All elements; a generator is used up. */
    public static List<Value> list(Value value) {
        var items = listOrNull(value);
        if (items == null) {
            throw new Fault("'" + Types.name(value) + "' object is not iterable");
        }
        return items;
    }

    public static boolean isIterable(Value value) {
        return switch (value) {
            case Text _, Undefined _, Seq _, Dict _, View _, Range _, Lazy _ -> true;
            case None _, Bool _, Int _, Real _ -> false;
            case Opaque opaque -> opaque instanceof Iterating;
        };
    }

    /** The length, or null for what has none. */
    public static @Nullable Long length(Value value) {
        return switch (value) {
            case Text text -> (long) Characters.length(text.value());
            case Undefined _ -> 0L;
            case Seq seq -> (long) seq.items().size();
            case Dict dict -> (long) dict.size();
            case View view -> (long) view.items().items().size();
            case Range range -> range.length();
            case Opaque opaque -> opaque instanceof Iterating iterating ? iterating.length() : null;
            case None _, Bool _, Int _, Real _, Lazy _ -> null;
        };
    }

    /** The elements from the last to the first, or null for what cannot be run through backwards. */
    public static @Nullable List<Value> reversed(Value value) {
        if (value instanceof Lazy || value instanceof Opaque) {
            return null;
        }
        var items = listOrNull(value);
        if (items == null) {
            return null;
        }
        var reversed = new ArrayList<>(items);
        Collections.reverse(reversed);
        return reversed;
    }

    private static @Nullable List<Value> listOrNull(Value value) {
        return switch (value) {
            case Text text -> Characters.each(text);
            case Undefined _ -> List.of();
            case Seq seq -> seq.items();
            case Dict dict -> dict.keys();
            case View view -> view.items().items();
            case Range range -> range.items();
            case Lazy lazy -> {
                var all = new ArrayList<Value>();
                lazy.iterator().forEachRemaining(all::add);
                yield all;
            }
            case Opaque opaque -> opaque instanceof Iterating iterating ? iterating.rest() : null;
            case None _, Bool _, Int _, Real _ -> null;
        };
    }
}
