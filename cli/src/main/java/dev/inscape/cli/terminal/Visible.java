package dev.inscape.cli.terminal;

import org.jspecify.annotations.Nullable;

/**
 * Text of unknown origin made safe to print: what moves the cursor, changes colours, reorders a line or cannot be seen
 * is written as an escape, and a mark without a letter gets a dotted circle to stand on.
 */
public final class Visible {

    private static final String DOTTED_CIRCLE = "\u25cc";

    private Visible() {
    }

    /** The text on one line. Most texts come back as they are. */
    public static String of(String text) {
        StringBuilder result = null;
        for (int i = 0; i < text.length();) {
            int point = text.codePointAt(i);
            var shown = shown(point, i == 0);
            if (shown != null && result == null) {
                result = new StringBuilder(text.length() + 8).append(text, 0, i);
            }
            if (result != null) {
                result.append(shown == null ? Character.toString(point) : shown);
            }
            i += Character.charCount(point);
        }
        return result == null ? text : result.toString();
    }

    private static @Nullable String shown(int point, boolean first) {
        return switch (Character.getType(point)) {
            case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR, Character.UNASSIGNED, Character.PRIVATE_USE ->
                escape(point);
            case Character.SPACE_SEPARATOR -> point == ' ' ? null : escape(point);
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK -> isVariationSelector(point)
                    ? escape(point)
                    : first ? DOTTED_CIRCLE + Character.toString(point) : null;
            default -> null;
        };
    }

    /** Some terminals make the character before it wider, others do not. */
    private static boolean isVariationSelector(int point) {
        return (point >= 0xFE00 && point <= 0xFE0F) || (point >= 0xE0100 && point <= 0xE01EF);
    }

    private static String escape(int point) {
        return switch (point) {
            case '\n' -> "\\n";
            case '\r' -> "\\r";
            case '\t' -> "\\t";
            default -> point < 0x10000
                    ? "\\u" + hex(point, 4)
                    : "\\u{" + hex(point, 5) + "}";
        };
    }

    private static String hex(int point, int digits) {
        var hex = Integer.toHexString(point);
        return "0".repeat(Math.max(0, digits - hex.length())) + hex;
    }
}
