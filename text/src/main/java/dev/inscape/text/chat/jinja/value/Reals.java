package dev.inscape.text.chat.jinja.value;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Python's {@code float} as text and from text, and its rounding. */
public final class Reals {

    /** Possessive: nothing is tried twice, and nothing recurses, however long the text is. */
    private static final Pattern FLOAT = Pattern.compile("(?:D\\.?+(?:D)?+|\\.D)(?:e[+-]?+D)?+".replace("D",
            "\\d++(?:_\\d++)*+"));

    private Reals() {
    }

    /** {@code repr(float)}: the shortest digits that give the number back, with an exponent below 1e-4 and from 1e16 on. */
    public static String repr(double value) {
        if (Double.isNaN(value)) {
            return "nan";
        }
        if (Double.isInfinite(value)) {
            return value > 0 ? "inf" : "-inf";
        }
        var sign = Double.compare(value, 0.0) < 0 ? "-" : "";
        if (value == 0) {
            return sign + "0.0";
        }
        var shortest = shortest(Math.abs(value));
        var digits = shortest.unscaledValue().toString();
        int point = digits.length() - shortest.scale();
        if (point > 16 || point <= -4) {
            var rest = digits.length() > 1 ? "." + digits.substring(1) : "";
            return sign + digits.charAt(0) + rest + exponent(point - 1);
        }
        if (point <= 0) {
            return sign + "0." + "0".repeat(-point) + digits;
        }
        return point >= digits.length()
                ? sign + digits + "0".repeat(point - digits.length()) + ".0"
                : sign + digits.substring(0, point) + "." + digits.substring(point);
    }

    /** Java gives two digits where one would do, which shows in the smallest of all numbers. */
    private static BigDecimal shortest(double size) {
        var shortest = new BigDecimal(Double.toString(size)).stripTrailingZeros();
        if (shortest.precision() != 2) {
            return shortest;
        }
        var one = new BigDecimal(size).round(new MathContext(1, RoundingMode.HALF_EVEN));
        return one.doubleValue() == size ? one.stripTrailingZeros() : shortest;
    }

    /** {@code e+05}: a sign and at least two digits. */
    static String exponent(int exponent) {
        int size = Math.abs(exponent);
        return "e" + (exponent < 0 ? "-" : "+") + (size < 10 ? "0" : "") + size;
    }

    /** {@code round(value, digits)}: exact, halves to the even digit. */
    public static double round(double value, int digits) {
        if (Double.isNaN(value) || Double.isInfinite(value) || digits > 330) {
            return value;
        }
        if (digits < -310) {
            return Math.copySign(0.0, value);
        }
        double rounded = new BigDecimal(value).setScale(digits, RoundingMode.HALF_EVEN).doubleValue();
        if (Double.isInfinite(rounded)) {
            throw new Fault("rounded value too large to represent");
        }
        return Math.copySign(rounded, value);
    }

    /** A real number as a whole one, cut towards zero. */
    public static Int truncated(double value) {
        if (Double.isNaN(value)) {
            throw new Fault("cannot convert float NaN to integer");
        }
        if (Math.abs(value) >= 0x1p63) {
            throw new Fault("the number " + repr(value) + " does not fit into a whole number of 64 bits");
        }
        return new Int((long) value);
    }

    /** {@code float(text)}, or null where Python refuses. */
    public static @Nullable Double parse(String text) {
        var plain = text.strip();
        var lower = plain.toLowerCase(Locale.ROOT);
        var unsigned = lower.startsWith("+") || lower.startsWith("-") ? lower.substring(1) : lower;
        double sign = lower.startsWith("-") ? -1 : 1;
        return switch (unsigned) {
            case "inf", "infinity" -> sign * Double.POSITIVE_INFINITY;
            case "nan" -> Double.NaN;
            default -> FLOAT.matcher(unsigned).matches()
                    ? sign * Double.parseDouble(unsigned.replace("_", ""))
                    : null;
        };
    }
}
