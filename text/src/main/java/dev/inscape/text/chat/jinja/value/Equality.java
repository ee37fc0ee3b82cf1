package dev.inscape.text.chat.jinja.value;

import java.util.HashMap;
import java.util.List;

/** Python's {@code ==}, and what makes keys of a dictionary the same. */
public final class Equality {

    private static final Object UNDEFINED_KEY = Undefined.class;

    private Equality() {
    }

    public static boolean equal(Value a, Value b) {
        if (a == b) {
            return !(a instanceof Real real && Double.isNaN(real.value()));
        }
        if (Types.isNumber(a) && Types.isNumber(b)) {
            return Ordering.numbers(a, b) == 0;
        }
        return switch (a) {
            case Text text -> b instanceof Text other && text.value().equals(other.value());
            case Undefined _ -> b instanceof Undefined;
            case Seq seq -> b instanceof Seq other && seq.isTuple() == other.isTuple()
                    && items(seq.items(), other.items());
            case Dict dict -> b instanceof Dict other && entries(dict, other);
            case Range range -> b instanceof Range other && range.length() == other.length()
                    && (range.length() == 0 || range.start() == other.start()
                            && (range.length() == 1 || range.step() == other.step()));
            case View view -> b instanceof View other && view.kind() != View.Kind.VALUES
                    && other.kind() != View.Kind.VALUES && sets(view, other);
            case None _, Bool _, Int _, Real _, Lazy _, Opaque _ -> false;
        };
    }

    /** Python's {@code is}, where two equal texts or numbers of one type count as the same. */
    public static boolean same(Value a, Value b) {
        return a == b || switch (a) {
            case Int _, Real _, Text _ -> a.equals(b);
            case Seq seq -> seq.isTuple() && seq.items().isEmpty() && b instanceof Seq other && other.isTuple()
                    && other.items().isEmpty();
            default -> false;
        };
    }

    /** What stands for a key in a Java map; lists and dictionaries cannot be keys. */
    static Object hashKey(Value key) {
        return switch (key) {
            case Text text -> text.value();
            case Int number -> number.value();
            case Bool bool -> bool.value() ? 1L : 0L;
            case Real real -> real.value() == Math.rint(real.value()) && Math.abs(real.value()) < 0x1p63
                    ? (Object) (long) real.value()
                    : real.value();
            case None none -> none;
            case Undefined _ -> UNDEFINED_KEY;
            case Seq seq when seq.isTuple() -> seq.items().stream().map(Equality::hashKey).toList();
            case Range range -> range;
            case Lazy lazy -> lazy;
            case Opaque opaque -> opaque;
            case Seq _, Dict _, View _ -> throw new Fault("unhashable type: '" + Types.name(key) + "'");
        };
    }

    private static boolean items(List<Value> a, List<Value> b) {
        if (a.size() != b.size()) {
            return false;
        }
        for (int i = 0; i < a.size(); i++) {
            if (!equal(a.get(i), b.get(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean entries(Dict a, Dict b) {
        if (a.size() != b.size()) {
            return false;
        }
        for (var entry : a.entries()) {
            var other = b.get(entry.key());
            if (other == null || !equal(entry.value(), other)) {
                return false;
            }
        }
        return true;
    }

    private static boolean sets(View a, View b) {
        var others = new HashMap<Object, Value>();
        b.items().items().forEach(item -> others.put(hashKey(key(b, item)), item));
        return a.items().items().size() == b.items().items().size() && a.items().items().stream().allMatch(item -> {
            var other = others.get(hashKey(key(a, item)));
            return other != null && equal(item, other);
        });
    }

    /** What finds an element of a view again: the key, also of a pair. */
    private static Value key(View view, Value item) {
        return view.kind() == View.Kind.ITEMS && item instanceof Seq pair ? pair.items().getFirst() : item;
    }
}
