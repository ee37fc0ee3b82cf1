package dev.inscape.model.generation;

import dev.inscape.UsageException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where an answer's text ends: before the stop string that is complete first, and before the longest of those that are complete
 * at the same letter. What the text is fed in does not matter: a stop string may begin in one piece and end in another. Text
 * that may still become a stop string is held back.
 *
 * <p>One per text, for one thread. A letter costs the length of all stop strings at most.
 */
public final class StopStrings {

    private final List<String> strings;
    private final StringBuilder held = new StringBuilder();
    private @Nullable String met;

    /** An empty string, or one that is no sound UTF-16, is refused; no strings at all hold nothing back. */
    public StopStrings(List<String> strings) {
        this.strings = List.copyOf(strings);
        this.strings.forEach(StopStrings::requireSound);
    }

    static void requireSound(String string) {
        if (string.isEmpty()) {
            throw new UsageException(
                    "a stop string is empty, which would end every answer before it begins; leave it out");
        }
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(string)) {
            throw new UsageException("a stop string has half of a surrogate pair, which no text can have");
        }
    }

    /** What may be shown now, after this piece of text; nothing once a stop string was met. */
    public String add(String piece) {
        if (met != null) {
            return "";
        }
        for (int i = 0; i < piece.length(); i++) {
            held.append(piece.charAt(i));
            met = longestAtEnd();
            if (met != null) {
                return release(held.length() - met.length());
            }
        }
        return release(held.length() - mayGrow());
    }

    /** What was held back and turned out to be no stop string, for a text that ended otherwise. */
    public String finish() {
        return met == null ? release(held.length()) : "";
    }

    /** Whether the text has ended here. */
    public boolean met() {
        return met != null;
    }

    /** The stop string that ended it. */
    public Optional<String> string() {
        return Optional.ofNullable(met);
    }

    private @Nullable String longestAtEnd() {
        String longest = null;
        for (var string : strings) {
            if ((longest == null || string.length() > longest.length()) && endsWith(string, string.length())) {
                longest = string;
            }
        }
        return longest;
    }

    /** How many letters at the end begin a stop string. */
    private int mayGrow() {
        int most = 0;
        for (var string : strings) {
            int length = Math.min(string.length() - 1, held.length());
            while (length > most && !endsWith(string, length)) {
                length--;
            }
            most = Math.max(most, length);
        }
        return most;
    }

    /** Whether what is held ends with the first letters of a string. */
    private boolean endsWith(String string, int length) {
        int from = held.length() - length;
        if (from < 0) {
            return false;
        }
        for (int i = length - 1; i >= 0; i--) {
            if (held.charAt(from + i) != string.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private String release(int letters) {
        var text = held.substring(0, letters);
        held.delete(0, letters);
        return text;
    }
}
