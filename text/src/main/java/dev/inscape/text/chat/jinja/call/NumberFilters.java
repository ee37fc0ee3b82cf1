package dev.inscape.text.chat.jinja.call;

import dev.inscape.text.chat.jinja.value.Arguments;
import dev.inscape.text.chat.jinja.value.Arithmetic;
import dev.inscape.text.chat.jinja.value.Bool;
import dev.inscape.text.chat.jinja.value.Fault;
import dev.inscape.text.chat.jinja.value.Int;
import dev.inscape.text.chat.jinja.value.Real;
import dev.inscape.text.chat.jinja.value.Reals;
import dev.inscape.text.chat.jinja.value.Text;
import dev.inscape.text.chat.jinja.value.Types;
import dev.inscape.text.chat.jinja.value.Undefined;
import dev.inscape.text.chat.jinja.value.Value;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Filters that make or change numbers. */
final class NumberFilters {

    private NumberFilters() {
    }

    static void addTo(Map<String, Filter> filters) {
        filters.put("int", NumberFilters::whole);
        filters.put("float", NumberFilters::real);
        filters.put("round", NumberFilters::round);
        filters.put("abs", (library, arguments) -> {
            var value = arguments.bind("abs", 1, "x").get("x");
            return switch (value) {
                case Real number -> new Real(Math.abs(number.value()));
                case Int _, Bool _ ->
                    Types.whole(value, "abs") < 0 ? Arithmetic.negative(value) : Arithmetic.positive(value);
                case Undefined undefined -> throw undefined.fault();
                default -> throw new Fault("bad operand type for abs(): '" + Types.name(value) + "'");
            };
        });
    }

    private static Value whole(Library library, Arguments arguments) {
        var bound = arguments.bind("int", 1, "value", "default", "base");
        var otherwise = bound.or("default", new Int(0));
        return switch (bound.get("value")) {
            case Int number -> number;
            case Bool bool -> new Int(bool.value() ? 1 : 0);
            case Real number -> Double.isNaN(number.value()) ? otherwise : Reals.truncated(number.value());
            case Undefined undefined -> throw undefined.fault();
            case Text text -> {
                var parsed = parse(text.value().strip(), (int) bound.whole("base", 10));
                var number = parsed != null ? null : Reals.parse(text.value());
                yield parsed != null
                        ? parsed
                        : number == null || number.isNaN() || number.isInfinite()
                                ? otherwise
                                : Reals.truncated(number);
            }
            default -> otherwise;
        };
    }

    /** Python's {@code int(text, base)}: signs, single underscores between digits, prefixes where the base allows them. */
    private static @Nullable Int parse(String text, int base) {
        if (base != 0 && (base < 2 || base > 36)) {
            return null;
        }
        boolean signed = text.startsWith("-") || text.startsWith("+");
        var digits = signed ? text.substring(1) : text;
        int prefixed = digits.length() < 2 || digits.charAt(0) != '0' ? 0 : switch (digits.charAt(1)) {
            case 'x', 'X' -> 16;
            case 'o', 'O' -> 8;
            case 'b', 'B' -> 2;
            default -> 0;
        };
        int radix = base == 0 ? prefixed == 0 ? 10 : prefixed : base;
        if (prefixed == radix && prefixed != 0) {
            digits = digits.substring(2).replaceFirst("^_", "");
        } else if (base == 0 && digits.matches("0[0_]*[1-9].*")) {
            return null;
        }
        if (!digits.matches("[0-9a-zA-Z]++(?:_[0-9a-zA-Z]++)*+")) {
            return null;
        }
        var plain = digits.replace("_", "");
        if (plain.chars().anyMatch(unit -> Character.digit(unit, radix) < 0)) {
            return null;
        }
        try {
            return new Int(Long.parseLong((text.startsWith("-") ? "-" : "") + plain, radix));
        } catch (NumberFormatException e) {
            throw new Fault("the number " + text + " does not fit into a whole number of 64 bits");
        }
    }

    private static Value real(Library library, Arguments arguments) {
        var bound = arguments.bind("float", 1, "value", "default");
        var otherwise = bound.or("default", new Real(0));
        return switch (bound.get("value")) {
            case Real number -> number;
            case Int number -> new Real(number.value());
            case Bool bool -> new Real(bool.value() ? 1 : 0);
            case Undefined undefined -> throw undefined.fault();
            case Text text -> {
                var number = Reals.parse(text.value());
                yield number == null ? otherwise : new Real(number);
            }
            default -> otherwise;
        };
    }

    private static Value round(Library library, Arguments arguments) {
        var bound = arguments.bind("round", 1, "value", "precision", "method");
        var value = bound.get("value");
        int digits = Types.size(bound.or("precision", new Int(0)), "round");
        var method = bound.text("method", "common");
        if (!method.equals("common") && !method.equals("ceil") && !method.equals("floor")) {
            throw new Fault("method must be common, ceil or floor");
        }
        if (!method.equals("common")) {
            return scaled(value, digits, method.equals("ceil"), library);
        }
        return switch (value) {
            case Real number -> new Real(Reals.round(number.value(), digits));
            case Int _, Bool _ -> rounded(Types.whole(value, "round"), digits);
            case Undefined undefined -> throw undefined.fault();
            default -> throw new Fault("type " + Types.name(value) + " cannot be rounded");
        };
    }

    private static Int rounded(long number, int digits) {
        try {
            return new Int(BigDecimal.valueOf(number).setScale(Math.clamp(digits, -20, 0), RoundingMode.HALF_EVEN)
                    .longValueExact());
        } catch (ArithmeticException e) {
            throw new Fault(number + ", rounded, does not fit into a whole number of 64 bits");
        }
    }

    private static Value scaled(Value value, int digits, boolean up, Library library) {
        var scale = Arithmetic.apply("**", new Int(10), new Int(digits), library.budget());
        var scaled = Types.real(Arithmetic.apply("*", value, scale, library.budget()), "round");
        var whole = Reals.truncated(up ? Math.ceil(scaled) : Math.floor(scaled));
        return Arithmetic.apply("/", whole, scale, library.budget());
    }
}
