package dev.inscape.text.chat.jinja.value;

import java.util.List;

/** Python's {@code "%-5.2f" % values}. */
final class PercentFormat {

    private final Text format;
    private final String text;
    private final StringBuilder out = new StringBuilder();
    private int at;
    private List<Value> values = List.of();
    private int used;

    PercentFormat(Text format) {
        this.format = format;
        this.text = format.value();
    }

    /** Values are a tuple, or one value, or a dictionary for {@code %(name)s}. */
    String apply(Value given, Budget budget) {
        values = given instanceof Seq seq && seq.isTuple() ? seq.items() : List.of(given);
        while (at < text.length()) {
            char unit = text.charAt(at++);
            if (unit != '%') {
                out.append(unit);
            } else {
                directive(given, budget);
            }
        }
        if (used < values.size() && !mayBeMapping(given)) {
            throw new Fault("not all arguments converted during string formatting");
        }
        budget.size(out.length());
        return out.toString();
    }

    /** Whatever has elements by key or place, but a tuple or a text, counts as a mapping that is not used up. */
    private static boolean mayBeMapping(Value given) {
        return given instanceof Dict || given instanceof Range || given instanceof Undefined
                || given instanceof Seq seq && !seq.isTuple();
    }

    private void directive(Value given, Budget budget) {
        Value named = null;
        if (peek() == '(') {
            named = named(given);
        }
        int flagsFrom = at;
        while ("-+ 0#".indexOf(peek()) >= 0) {
            at++;
        }
        var flags = text.substring(flagsFrom, at);
        int width = number();
        if (width < 0) {
            flags += "-";
            width = -width;
        }
        int precision = -1;
        if (peek() == '.') {
            at++;
            precision = Math.max(0, number());
        }
        while ("hlL".indexOf(peek()) >= 0) {
            at++;
        }
        char kind = peek();
        at++;
        if (kind == '%') {
            out.append('%');
            return;
        }
        budget.size((long) width + Math.max(precision, 0));
        out.append(convert(kind, flags, width, precision, named != null ? named : next()));
    }

    private Value named(Value given) {
        int close = text.indexOf(')', at);
        if (close < 0) {
            throw new Fault("incomplete format key");
        }
        if (!(given instanceof Dict dict)) {
            throw new Fault("format requires a mapping");
        }
        var key = text.substring(at + 1, close);
        at = close + 1;
        var value = dict.get(key);
        if (value == null) {
            throw new Fault("no key " + PythonText.quote(key) + " to format");
        }
        return value;
    }

    private char peek() {
        if (at >= text.length()) {
            throw new Fault("incomplete format");
        }
        return text.charAt(at);
    }

    private int number() {
        if (peek() == '*') {
            at++;
            return Types.size(next(), "*");
        }
        long number = 0;
        while (Character.isDigit(peek())) {
            number = Math.min(Integer.MAX_VALUE, number * 10 + (text.charAt(at++) - '0'));
        }
        return (int) number;
    }

    private Value next() {
        if (used >= values.size()) {
            throw new Fault("not enough arguments for format string");
        }
        return values.get(used++);
    }

    private String convert(char kind, String flags, int width, int precision, Value value) {
        char align = flags.indexOf('-') >= 0 ? '<' : '>';
        char sign = flags.indexOf('+') >= 0 ? '+' : flags.indexOf(' ') >= 0 ? ' ' : '-';
        boolean alternate = flags.indexOf('#') >= 0;
        boolean zero = flags.indexOf('0') >= 0 && align == '>';
        var number = new NumberFormat(zero ? '0' : ' ', zero ? '=' : align, sign, alternate, width, "", precision, ' ');
        return switch (kind) {
            case 's', 'r', 'a' -> number.ofText(shown(kind, value));
            case 'd', 'i', 'u' -> number.digitsAtLeast(precision).type('d').ofWhole(whole(value, kind));
            case 'x', 'X', 'o' -> {
                if (value instanceof Real) {
                    throw new Fault("%" + kind + " format: an integer is required, not float");
                }
                yield number.digitsAtLeast(precision).type(kind).ofWhole(whole(value, kind));
            }
            case 'e', 'E', 'f', 'F', 'g', 'G' -> number.type(kind).ofReal(Types.real(value, "%" + kind));
            case 'c' -> number.ofText(value instanceof Text one && Characters.length(one.value()) == 1
                    ? one.value()
                    : Characters.of(Types.whole(value, "%c")));
            default -> throw new Fault("unsupported format character '" + kind + "'");
        };
    }

    private String shown(char kind, Value value) {
        var shown = kind == 's' ? PythonText.str(value) : PythonText.repr(value);
        return !format.markup() || value instanceof Text text && text.markup()
                ? shown
                : new Text(shown).escaped().value();
    }

    private static long whole(Value value, char kind) {
        return value instanceof Real real ? Reals.truncated(real.value()).value() : Types.whole(value, "%" + kind);
    }
}
