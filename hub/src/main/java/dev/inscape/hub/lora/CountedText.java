package dev.inscape.hub.lora;

import dev.inscape.InscapeException;
import dev.inscape.hub.Quoted;

/**
 * A text that may be looked at so many times: Java's regular expressions can take time that is exponential in the text, and
 * those of an adapter are somebody else's.
 */
final class CountedText implements CharSequence {

    private static final int MOST_LOOKS = 1_000_000;

    private final String text;
    private final String pattern;
    private int looks;

    /** The pattern is for the message. */
    CountedText(String text, String pattern) {
        this.text = text;
        this.pattern = pattern;
    }

    @Override
    public int length() {
        return text.length();
    }

    @Override
    public char charAt(int index) {
        if (++looks > MOST_LOOKS) {
            throw new InscapeException("the pattern \"" + Quoted.of(pattern) + "\" takes too long to match the module "
                    + Quoted.of(text) + "; write it without repetitions inside of repetitions");
        }
        return text.charAt(index);
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        return text.subSequence(start, end);
    }

    @Override
    public String toString() {
        return text;
    }
}
