package dev.inscape.text;

import dev.inscape.InscapeException;
import java.util.Locale;

/** Refuses what no tokenizer can read: characters that UTF-8 cannot hold, and the null that marks binary files. */
final class TextCheck {

    private TextCheck() {
    }

    static void requireReadable(String text) {
        for (int i = 0; i < text.length(); i++) {
            char unit = text.charAt(i);
            if (unit == 0) {
                throw new InscapeException("the text has a null character at UTF-16 offset " + i
                        + ", which tokenizers drop without a word: is it a binary file? Remove it, or convert the file");
            }
            if (!Character.isSurrogate(unit)) {
                continue;
            }
            boolean paired = Character.isHighSurrogate(unit) && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1));
            if (!paired) {
                throw new InscapeException("the text has half of a surrogate pair (U+" + Integer.toHexString(unit)
                        .toUpperCase(Locale.ROOT) + ") at UTF-16 offset " + i
                        + ", which is no character: it was cut in the middle of one, or decoded wrongly; cut it elsewhere, "
                        + "or replace the half by U+FFFD");
            }
            i++;
        }
    }
}
