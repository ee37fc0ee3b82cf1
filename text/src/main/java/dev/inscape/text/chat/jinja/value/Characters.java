package dev.inscape.text.chat.jinja.value;

import java.util.ArrayList;
import java.util.List;

/** Text in code points, as Python counts, and Python's classes of characters. */
public final class Characters {

    /** How many parts one text is cut into. */
    public static final int MOST_PARTS = 1 << 20;

    private Characters() {
    }

    public static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    /** Each code point as a text of its own; of markup too, a plain one. */
    static List<Value> each(Text text) {
        if (length(text.value()) > MOST_PARTS) {
            throw new Fault("a text of " + length(text.value()) + " characters is too long for a list of them; at most "
                    + MOST_PARTS + " can be");
        }
        var all = new ArrayList<Value>(text.value().length());
        text.value().codePoints().forEach(point -> all.add(new Text(Character.toString(point))));
        return all;
    }

    static String at(String text, int index) {
        int from = text.offsetByCodePoints(0, index);
        return text.substring(from, text.offsetByCodePoints(from, 1));
    }

    static String slice(String text, Slice slice) {
        if (slice.step() == 1) {
            int from = text.offsetByCodePoints(0, slice.start());
            return text.substring(from, text.offsetByCodePoints(from, slice.count()));
        }
        var points = text.codePoints().toArray();
        var picked = new StringBuilder();
        for (int i = 0; i < slice.count(); i++) {
            picked.appendCodePoint(points[slice.start() + i * slice.step()]);
        }
        return picked.toString();
    }

    /** The character of a number. */
    static String of(long point) {
        if (point < 0 || point > Character.MAX_CODE_POINT) {
            throw new Fault("there is no character of the number " + point);
        }
        return Character.toString((int) point);
    }

    /** What {@code str.isspace} accepts, which is what Python strips and splits at. */
    public static boolean isSpace(int point) {
        return point >= 0x09 && point <= 0x0d || point >= 0x1c && point <= 0x20 || point == 0x85 || point == 0xa0
                || point > 0xff && Character.isSpaceChar(point);
    }

    /** What ends a line for {@code str.splitlines}. */
    public static boolean isLineEnd(char unit) {
        return unit >= 0x0a && unit <= 0x0d || unit >= 0x1c && unit <= 0x1e || unit == 0x85 || unit == 0x2028
                || unit == 0x2029;
    }

    /** What {@code repr} shows as it is. */
    public static boolean isPrintable(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.PRIVATE_USE, Character.UNASSIGNED,
                    Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
                false;
            case Character.SPACE_SEPARATOR -> point == ' ';
            default -> true;
        };
    }
}
