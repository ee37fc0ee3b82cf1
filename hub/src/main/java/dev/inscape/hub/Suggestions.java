package dev.inscape.hub;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Finds what somebody may have meant. */
public final class Suggestions {

    private Suggestions() {
    }

    /** {@code ; did you mean "minilm"?}, or nothing where no name is near. */
    public static String didYouMean(String wanted, Collection<String> names) {
        return nearest(wanted, names).map(name -> "; did you mean \"" + name + "\"?").orElse("");
    }

    /** The name that differs in the fewest letters, if those are at most a third of its length, and at least one. */
    public static Optional<String> nearest(String wanted, Collection<String> names) {
        return names.stream().filter(name -> distance(wanted, name) <= Math.max(1, name.length() / 3))
                .min(Comparator.comparingInt((String name) -> distance(wanted, name)).thenComparing(name -> name));
    }

    /** Levenshtein's distance: letters to insert, to delete or to replace. */
    static int distance(String from, String to) {
        var above = new int[to.length() + 1];
        for (int j = 0; j <= to.length(); j++) {
            above[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            var row = new int[to.length() + 1];
            row[0] = i;
            for (int j = 1; j <= to.length(); j++) {
                int replaced = above[j - 1] + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(replaced, 1 + Math.min(above[j], row[j - 1]));
            }
            above = row;
        }
        return above[to.length()];
    }
}
