package dev.inscape.text.chat.jinja.value;

import java.math.BigDecimal;
import java.util.List;

/** Python's {@code <} and its like, and {@code in}. */
public final class Ordering {

    private Ordering() {
    }

    /** One of {@code < <= > >=}; a fault for values that have no order. */
    public static boolean compare(String operator, Value a, Value b) {
        if (Types.isNumber(a) && Types.isNumber(b)) {
            if (isNan(a) || isNan(b)) {
                return false;
            }
            return holds(operator, numbers(a, b));
        }
        if (a instanceof Text left && b instanceof Text right) {
            return holds(operator, texts(left.value(), right.value()));
        }
        if (a instanceof Seq left && b instanceof Seq right && left.isTuple() == right.isTuple()) {
            return sequences(operator, left.items(), right.items());
        }
        if (a instanceof Undefined undefined) {
            throw undefined.fault();
        }
        if (b instanceof Undefined undefined) {
            throw undefined.fault();
        }
        throw new Fault("'" + operator + "' not supported between instances of '" + Types.name(a) + "' and '"
                + Types.name(b) + "'");
    }

    /** For sorting: negative where {@code a < b}, positive where {@code b < a}. */
    public static int order(Value a, Value b) {
        return compare("<", a, b) ? -1 : compare("<", b, a) ? 1 : 0;
    }

    /** {@code item in container}. */
    public static boolean contains(Value container, Value item) {
        return switch (container) {
            case Text text -> Finding.first(text.value(), Types.text(item, "'in <string>'"), 0) >= 0;
            case Dict dict -> dict.get(item) != null;
            case Lazy lazy -> {
                while (lazy.iterator().hasNext()) {
                    if (Equality.equal(lazy.iterator().next(), item)) {
                        yield true;
                    }
                }
                yield false;
            }
            default -> Iterables.list(container).stream().anyMatch(each -> Equality.equal(each, item));
        };
    }

    /** Exact between whole and real numbers, too: no rounding decides. */
    static int numbers(Value a, Value b) {
        if (!(a instanceof Real) && !(b instanceof Real)) {
            return Long.compare(Types.whole(a, "<"), Types.whole(b, "<"));
        }
        double left = Types.real(a, "<");
        double right = Types.real(b, "<");
        if (Double.isNaN(left) || Double.isNaN(right)) {
            return 2;
        }
        if (Double.isInfinite(left) || Double.isInfinite(right)) {
            return Double.compare(left, right);
        }
        return exact(a).compareTo(exact(b));
    }

    private static BigDecimal exact(Value value) {
        return value instanceof Real real ? new BigDecimal(real.value()) : BigDecimal.valueOf(Types.whole(value, "<"));
    }

    private static boolean isNan(Value value) {
        return value instanceof Real real && Double.isNaN(real.value());
    }

    private static boolean sequences(String operator, List<Value> a, List<Value> b) {
        for (int i = 0; i < Math.min(a.size(), b.size()); i++) {
            if (!Equality.equal(a.get(i), b.get(i))) {
                return compare(operator, a.get(i), b.get(i));
            }
        }
        return holds(operator, Integer.compare(a.size(), b.size()));
    }

    /** By code points: Java's own order puts surrogates before the end of the basic plane. */
    private static int texts(String a, String b) {
        var left = a.codePoints().iterator();
        var right = b.codePoints().iterator();
        while (left.hasNext() && right.hasNext()) {
            int order = Integer.compare(left.nextInt(), right.nextInt());
            if (order != 0) {
                return order;
            }
        }
        return Boolean.compare(left.hasNext(), right.hasNext());
    }

    private static boolean holds(String operator, int order) {
        return switch (operator) {
            case "<" -> order < 0;
            case "<=" -> order <= 0;
            case ">" -> order > 0;
            case ">=" -> order >= 0;
            default -> throw new IllegalArgumentException(operator);
        };
    }
}
