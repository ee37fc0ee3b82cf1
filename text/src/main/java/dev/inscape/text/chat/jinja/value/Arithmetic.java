package dev.inscape.text.chat.jinja.value;

import java.util.ArrayList;
import java.util.Collections;

/** Python's {@code + - * / // % **}, on numbers, texts and sequences. */
public final class Arithmetic {

    private Arithmetic() {
    }

    public static Value apply(String operator, Value a, Value b, Budget budget) {
        if (Types.isNumber(a) && Types.isNumber(b)) {
            return a instanceof Real || b instanceof Real
                    ? new Real(RealArithmetic.apply(operator, Types.real(a, operator), Types.real(b, operator)))
                    : WholeArithmetic.apply(operator, Types.whole(a, operator), Types.whole(b, operator));
        }
        if (operator.equals("%") && a instanceof Text format) {
            return format.like(new PercentFormat(format).apply(b, budget));
        }
        if (a instanceof Undefined undefined) {
            throw undefined.fault();
        }
        if (b instanceof Undefined undefined) {
            throw undefined.fault();
        }
        return switch (operator) {
            case "+" -> add(a, b, budget);
            case "*" -> a instanceof Int || a instanceof Bool ? repeat(b, a, budget) : repeat(a, b, budget);
            default -> throw unsupported(operator, a, b);
        };
    }

    public static Value negative(Value value) {
        return switch (value) {
            case Real number -> new Real(-number.value());
            case Int _, Bool _ -> WholeArithmetic.apply("-", 0, Types.whole(value, "-"));
            case Undefined undefined -> throw undefined.fault();
            default -> throw new Fault("bad operand type for unary -: '" + Types.name(value) + "'");
        };
    }

    public static Value positive(Value value) {
        return switch (value) {
            case Real _, Int _ -> value;
            case Bool bool -> new Int(bool.value() ? 1 : 0);
            case Undefined undefined -> throw undefined.fault();
            default -> throw new Fault("bad operand type for unary +: '" + Types.name(value) + "'");
        };
    }

    private static Value add(Value a, Value b, Budget budget) {
        if (a instanceof Text left && b instanceof Text right) {
            budget.size((long) left.value().length() + right.value().length());
            boolean markup = left.markup() || right.markup();
            return markup
                    ? new Text(left.escaped().value() + right.escaped().value(), true)
                    : new Text(left.value() + right.value());
        }
        if (a instanceof Seq left && b instanceof Seq right && left.isTuple() == right.isTuple()) {
            budget.elements((long) left.items().size() + right.items().size());
            var all = new ArrayList<>(left.items());
            all.addAll(right.items());
            return left.like(all);
        }
        throw unsupported("+", a, b);
    }

    private static Value repeat(Value value, Value count, Budget budget) {
        if (count instanceof Int || count instanceof Bool) {
            long times = Math.max(0, Types.whole(count, "*"));
            if (value instanceof Text text) {
                return text.like(text.value().repeat(times(times, text.value().length(), budget)));
            }
            if (value instanceof Seq seq) {
                int copies = times(times, seq.items().size(), budget);
                budget.elements((long) copies * seq.items().size());
                var all = new ArrayList<Value>();
                Collections.nCopies(copies, seq.items()).forEach(all::addAll);
                return seq.like(all);
            }
        }
        throw unsupported("*", value, count);
    }

    private static int times(long times, int length, Budget budget) {
        if (length == 0) {
            return 0;
        }
        budget.size(times > Integer.MAX_VALUE ? times : times * length);
        return (int) times;
    }

    private static Fault unsupported(String operator, Value a, Value b) {
        return new Fault("unsupported operand type(s) for " + operator + ": '" + Types.name(a) + "' and '"
                + Types.name(b) + "'");
    }
}
