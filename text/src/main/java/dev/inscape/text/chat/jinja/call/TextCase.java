package dev.inscape.text.chat.jinja.call;

import java.util.Locale;

/** Python's changes of case beyond upper and lower. */
final class TextCase {

    private TextCase() {
    }

    static String capitalized(String text) {
        if (text.isEmpty()) {
            return text;
        }
        int first = Character.charCount(text.codePointAt(0));
        return title(text.substring(0, first)) + lowered(text, first);
    }

    /** Lower case behind a place, so that what stands before it decides on a final sigma. */
    private static String lowered(String text, int from) {
        return text.substring(from).toLowerCase(Locale.ROOT);
    }

    static String titled(String text) {
        var out = new StringBuilder();
        boolean inside = false;
        for (int point : text.codePoints().toArray()) {
            var one = Character.toString(point);
            boolean cased = isCased(point);
            out.append(!cased ? one : inside ? one.toLowerCase(Locale.ROOT) : title(one));
            inside = cased;
        }
        return out.toString();
    }

    static String swapped(String text) {
        var out = new StringBuilder();
        for (int point : text.codePoints().toArray()) {
            var one = Character.toString(point);
            out.append(Character.isUpperCase(point)
                    ? one.toLowerCase(Locale.ROOT)
                    : Character.isLowerCase(point) ? one.toUpperCase(Locale.ROOT) : one);
        }
        return out.toString();
    }

    static boolean isCased(int point) {
        return Character.isUpperCase(point) || Character.isLowerCase(point) || Character.isTitleCase(point);
    }

    private static String title(String one) {
        int point = one.codePointAt(0);
        int title = Character.toTitleCase(point);
        var upper = one.toUpperCase(Locale.ROOT);
        return title == point && upper.codePointCount(0, upper.length()) > 1
                ? upper.substring(0, 1) + upper.substring(1).toLowerCase(Locale.ROOT)
                : Character.toString(title);
    }
}
