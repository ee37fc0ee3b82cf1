package dev.inscape.text;

import dev.inscape.InscapeException;
import org.jspecify.annotations.Nullable;

/**
 * Turns offsets in code points, which the Rust library counts, into offsets in UTF-16, which Java counts. Texts with
 * nothing beyond the Basic Multilingual Plane, nearly all, need no table.
 */
final class Characters {

    private final int @Nullable [] starts;

    private Characters(int @Nullable [] starts) {
        this.starts = starts;
    }

    /** An error where the text is not one: tokenizers drop such characters without a word, and offsets would shift. */
    static Characters of(String text) {
        boolean wide = false;
        for (int at = 0; at < text.length(); at++) {
            char unit = text.charAt(at);
            if (unit == 0) {
                throw new InscapeException("the text has a null character at UTF-16 offset " + at
                        + "; it is probably binary, or UTF-16 that was read as UTF-8: convert it, or remove the character");
            }
            if (Character.isSurrogate(unit)) {
                if (!Character.isSurrogatePair(unit, at + 1 < text.length() ? text.charAt(at + 1) : 0)) {
                    throw new InscapeException("the text has half a surrogate pair, U+%04X, at UTF-16 offset %d; it was "
                            .formatted((int) unit, at)
                            + "probably cut inside of a character: cut it elsewhere, or replace the half by U+FFFD");
                }
                wide = true;
                at++;
            }
        }
        return new Characters(wide ? table(text) : null);
    }

    private static int[] table(String text) {
        var starts = new int[text.codePointCount(0, text.length()) + 1];
        int at = 0;
        for (int point = 0; point < starts.length; point++) {
            starts[point] = at;
            at += at < text.length() ? Character.charCount(text.codePointAt(at)) : 0;
        }
        return starts;
    }

    /** Where the code point of that number begins; the number behind the last one gives the text's length. */
    int utf16(int codePoint) {
        return starts == null ? codePoint : starts[codePoint];
    }
}
