package dev.inscape.text;

/** Turns offsets that count code points, as the native tokenizer does, into offsets that count UTF-16 units. */
final class CodePoints {

    private final int[] units;

    private CodePoints(int[] units) {
        this.units = units;
    }

    static CodePoints of(String text) {
        int count = text.codePointCount(0, text.length());
        var units = new int[count + 1];
        int at = 0;
        for (int i = 0; i < count; i++) {
            units[i] = at;
            at += Character.charCount(text.codePointAt(at));
        }
        units[count] = at;
        return new CodePoints(units);
    }

    /** The UTF-16 offset of a code point, or of the end of the text. */
    int unit(int codePoint) {
        return units[codePoint];
    }
}
