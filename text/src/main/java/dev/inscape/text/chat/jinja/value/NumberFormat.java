package dev.inscape.text.chat.jinja.value;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;

/**
 * Python's format specification {@code [[fill]align][sign][#][0][width][grouping][.precision][type]}, taken apart.
 *
 * @param align     {@code < > ^ =}
 * @param sign      {@code + -} or a space
 * @param grouping  empty, {@code ,} or {@code _}
 * @param precision -1 where none is given
 * @param type      a space where none is given
 */
record NumberFormat(int fill, char align, char sign, boolean alternate, int width, String grouping, int precision,
        char type) {

    /** A double has 1074 digits behind the point at most; zeros follow. */
    private static final int MOST_DIGITS = 1074;

    NumberFormat type(char other) {
        return new NumberFormat(fill, align, sign, alternate, width, grouping, precision, other);
    }

    /** For {@code %5.3d}: a precision is a number of digits there, and zeros do not fill the width then. */
    NumberFormat digitsAtLeast(int digits) {
        return digits < 0
                ? this
                : new NumberFormat(' ', align == '=' ? '>' : align, sign, alternate, width, grouping,
                        digits, type);
    }

    String ofText(String text) {
        var cut = precision >= 0 && precision < Characters.length(text)
                ? text.substring(0, text.offsetByCodePoints(0, precision))
                : text;
        return padded("", cut, align == '=' ? '>' : align);
    }

    String ofWhole(long value) {
        var digits = switch (type) {
            case 'x' -> Long.toString(value, 16);
            case 'X' -> Long.toString(value, 16).toUpperCase(Locale.ROOT);
            case 'o' -> Long.toString(value, 8);
            case 'b' -> Long.toString(value, 2);
            default -> Long.toString(value);
        };
        var prefix = !alternate ? "" : switch (type) {
            case 'x' -> "0x";
            case 'X' -> "0X";
            case 'o' -> "0o";
            case 'b' -> "0b";
            default -> "";
        };
        var plain = value < 0 ? digits.substring(1) : digits;
        plain = "0".repeat(Math.max(0, precision - plain.length())) + plain;
        return padded(signOf(value < 0) + prefix, grouped(plain, type == 'd' || type == ' ' ? 3 : 4), align);
    }

    String ofReal(double value) {
        boolean negative = Double.compare(value, 0.0) < 0;
        double size = Math.abs(value);
        boolean upper = Character.isUpperCase(type);
        var body = Double.isNaN(value)
                ? "nan"
                : Double.isInfinite(value) ? "inf" : switch (Character.toLowerCase(type)) {
                    case 'f' -> fixed(size, precision < 0 ? 6 : precision);
                    case '%' -> fixed(size * 100, precision < 0 ? 6 : precision) + "%";
                    case 'e' -> scientific(size, precision < 0 ? 6 : precision);
                    case 'g' -> general(size, precision < 0 ? 6 : Math.max(1, precision), false);
                    default -> precision < 0 ? Reals.repr(size) : general(size, Math.max(1, precision), true);
                };
        int whole = 0;
        while (whole < body.length() && Character.isDigit(body.charAt(whole))) {
            whole++;
        }
        body = grouped(body.substring(0, whole), 3) + body.substring(whole);
        return padded(signOf(negative && !Double.isNaN(value)), upper ? body.toUpperCase(Locale.ROOT) : body, align);
    }

    private String fixed(double size, int digits) {
        int exact = Math.min(digits, MOST_DIGITS);
        var text = new BigDecimal(size).setScale(exact, RoundingMode.HALF_EVEN).toPlainString()
                + "0".repeat(digits - exact);
        return alternate && digits == 0 ? text + "." : text;
    }

    private String scientific(double size, int digits) {
        if (size == 0) {
            return (digits > 0 ? "0." + "0".repeat(digits) : alternate ? "0." : "0") + "e+00";
        }
        var rounded = new BigDecimal(size).round(new MathContext(digits + 1, RoundingMode.HALF_EVEN));
        var all = rounded.unscaledValue().toString();
        int exponent = all.length() - 1 - rounded.scale();
        all = all.length() > digits + 1 ? all.substring(0, digits + 1) : all + "0".repeat(digits + 1 - all.length());
        var point = digits > 0 || alternate ? "." : "";
        return all.charAt(0) + point + all.substring(1) + Reals.exponent(exponent);
    }

    /** {@code g}: so many digits in all, no zeros at the end; without a type, at least one digit after the point. */
    private String general(double size, int digits, boolean untyped) {
        int exponent = 0;
        if (size != 0) {
            var rounded = new BigDecimal(size).round(new MathContext(digits, RoundingMode.HALF_EVEN));
            exponent = rounded.precision() - 1 - rounded.scale();
        }
        if (exponent < -4 || exponent >= (untyped ? Math.max(1, digits - 1) : digits)) {
            var text = scientific(size, digits - 1);
            int mark = text.indexOf('e');
            return (alternate ? text.substring(0, mark) : stripped(text.substring(0, mark))) + text.substring(mark);
        }
        var text = fixed(size, Math.max(0, digits - 1 - exponent));
        var plain = alternate ? text : stripped(text);
        return untyped && plain.indexOf('.') < 0 ? plain + ".0" : plain;
    }

    private static String stripped(String text) {
        return text.indexOf('.') < 0 ? text : text.replaceAll("\\.?0+$", "");
    }

    private String signOf(boolean negative) {
        return negative ? "-" : sign == '-' ? "" : String.valueOf(sign);
    }

    private String grouped(String digits, int size) {
        if (grouping.isEmpty()) {
            return digits;
        }
        var out = new StringBuilder(digits);
        for (int i = digits.length() - size; i > 0; i -= size) {
            out.insert(i, grouping);
        }
        return out.toString();
    }

    private String padded(String prefix, String body, char where) {
        int missing = Math.max(0, width - Characters.length(prefix) - Characters.length(body));
        var pad = Character.toString(fill);
        return switch (where) {
            case '<' -> prefix + body + pad.repeat(missing);
            case '^' -> pad.repeat(missing / 2) + prefix + body + pad.repeat(missing - missing / 2);
            case '=' -> prefix + pad.repeat(missing) + body;
            default -> pad.repeat(missing) + prefix + body;
        };
    }
}
