package dev.inscape.cli.input;

import dev.inscape.InscapeException;

/**
 * A text that a model can be given.
 *
 * @param content its characters
 * @param origin  where it came from, for messages: {@code the text}, {@code notes.txt}, {@code standard input}
 */
public record InputText(String content, String origin) {

    public InputText {
        if (content.isEmpty()) {
            throw new InscapeException(origin + " is empty; give at least one character");
        }
        requireCharacters(content, origin);
    }

    /** What is typed or piped may end in a line's end that its author did not mean. */
    static String withoutLastLineEnd(String content) {
        int end = content.length();
        if (end > 0 && content.charAt(end - 1) == '\n') {
            end--;
            if (end > 0 && content.charAt(end - 1) == '\r') {
                end--;
            }
        }
        return content.substring(0, end);
    }

    private static void requireCharacters(String content, String origin) {
        for (int i = 0; i < content.length(); i++) {
            char c = content.charAt(i);
            if (c == 0) {
                throw new InscapeException(origin + " has a null character (U+0000) at position " + i
                        + "; a text has none: is this a binary file?");
            }
            if (Character.isSurrogate(c)) {
                boolean pair = Character.isHighSurrogate(c) && i + 1 < content.length()
                        && Character.isLowSurrogate(content.charAt(i + 1));
                if (!pair) {
                    throw new InscapeException(
                            "%s has half of a surrogate pair (U+%04X) at position %d; was it cut in the middle"
                                    .formatted(origin, (int) c, i) + " of a character?");
                }
                i++;
            }
        }
    }
}
