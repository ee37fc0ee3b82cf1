package dev.inscape.cli.terminal;

import java.util.Locale;

/** A model's text for a screen: what would move the cursor, change colours or turn a line's direction is written as an escape. */
public final class Harmless {

    private Harmless() {
    }

    /** Line feeds and tabs stay, and so does all that letters are joined from. */
    public static String of(String text) {
        StringBuilder result = null;
        for (int i = 0; i < text.length(); i++) {
            char letter = text.charAt(i);
            if (isHarmful(letter) && result == null) {
                result = new StringBuilder(text.length() + 8).append(text, 0, i);
            }
            if (result != null) {
                result.append(isHarmful(letter) ? String.format(Locale.ROOT, "\\u%04x", (int) letter) : letter);
            }
        }
        return result == null ? text : result.toString();
    }

    private static boolean isHarmful(char letter) {
        return switch (letter) {
            case '\n', '\t' -> false;
            case '\u202a', '\u202b', '\u202c', '\u202d', '\u202e', '\u2066', '\u2067', '\u2068', '\u2069' -> true;
            default -> Character.isISOControl(letter);
        };
    }
}
