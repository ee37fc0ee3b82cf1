package dev.inscape.cli.terminal;

/**
 * Numbers in a fixed form, the same in every locale, without the machinery that {@code String.format} must first load.
 */
public final class Decimals {

    private static final long[] POWERS = {1, 10, 100, 1000, 10_000, 100_000, 1_000_000};
    private static final String[] BYTE_UNITS = {"B", "KiB", "MiB", "GiB", "TiB"};

    private Decimals() {
    }

    /** With so many digits after the point, at most 6; rounded half up. Very large numbers have an exponent. */
    public static String fixed(double value, int digits) {
        if (Double.isNaN(value) || Math.abs(value) >= 1e12) {
            return Double.isNaN(value)
                    ? "nan"
                    : Double.isInfinite(value) ? value > 0 ? "inf" : "-inf" : Double.toString(value);
        }
        long scaled = Math.round(Math.abs(value) * POWERS[digits]);
        var whole = Long.toString(scaled / POWERS[digits]);
        var sign = value < 0 && scaled != 0 ? "-" : "";
        if (digits == 0) {
            return sign + whole;
        }
        var rest = Long.toString(scaled % POWERS[digits]);
        return sign + whole + "." + "0".repeat(digits - rest.length()) + rest;
    }

    /** A whole number with its thousands apart: {@code 12,345}. */
    public static String grouped(long value) {
        var digits = new StringBuilder(Long.toString(Math.abs(value)));
        for (int i = digits.length() - 3; i > 0; i -= 3) {
            digits.insert(i, ',');
        }
        return (value < 0 ? "-" : "") + digits;
    }

    /** A number of bytes in the unit that fits: {@code 86.7 MiB}. */
    public static String bytes(long bytes) {
        double value = bytes;
        int unit = 0;
        while (value >= 1024 && unit < BYTE_UNITS.length - 1) {
            value /= 1024;
            unit++;
        }
        return fixed(value, unit == 0 ? 0 : 1) + " " + BYTE_UNITS[unit];
    }

    /** {@code 1 token}, {@code 2 tokens}. */
    public static String count(long number, String thing) {
        return grouped(number) + " " + thing + (number == 1 ? "" : "s");
    }

    /** Set to the right in so many columns. */
    public static String right(String text, int columns) {
        return " ".repeat(Math.max(0, columns - ColumnWidth.of(text))) + text;
    }
}
