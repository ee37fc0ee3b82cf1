package dev.inscape.cli.page;

import dev.inscape.cli.terminal.Visible;

/** Text inside of markup. */
final class Markup {

    private Markup() {
    }

    /**
     * Any text as content or attribute: nothing in it is markup, and nothing in it reorders or hides what is around
     * it.
     */
    static String escape(String text) {
        var safe = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(point -> {
            switch (point) {
                case '&' -> safe.append("&amp;");
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '"' -> safe.append("&quot;");
                case '\'' -> safe.append("&#39;");
                case '\n', '\t' -> safe.appendCodePoint(point);
                default -> safe.append(Character.isISOControl(point) || isNoCharacter(point) || isDirection(point)
                        ? Visible.of(Character.toString(point))
                        : Character.toString(point));
            }
        });
        return safe.toString();
    }

    /** A token's name: on one line, everything in it to be seen. */
    static String name(String piece) {
        return escape(Visible.of(piece));
    }

    private static boolean isNoCharacter(int point) {
        return (point & 0xFFFE) == 0xFFFE || Character.getType(point) == Character.SURROGATE
                || (point >= 0xFDD0 && point <= 0xFDEF);
    }

    private static boolean isDirection(int point) {
        return (point >= 0x202A && point <= 0x202E) || (point >= 0x2066 && point <= 0x2069) || point == 0x200E
                || point == 0x200F;
    }
}
