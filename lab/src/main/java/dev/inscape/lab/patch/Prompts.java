package dev.inscape.lab.patch;

import dev.inscape.UsageException;
import dev.inscape.text.Encoding;

/**
 * Two prompts that align token by token.
 *
 * @param clean     where the model does what it is about
 * @param corrupted where it does not
 */
record Prompts(Encoding clean, Encoding corrupted) {

    Prompts {
        if (clean.length() != corrupted.length()) {
            throw new UsageException("the prompts do not align: " + clean.length() + " and " + corrupted.length()
                    + " tokens; patching needs texts of equally many tokens, which differ in what is asked");
        }
        if (firstDifference(clean.ids(), corrupted.ids()) == clean.length()) {
            throw new UsageException("both prompts are the same; patching needs two that differ");
        }
    }

    int tokens() {
        return clean.length();
    }

    /** The first token that differs: patching one before it changes nothing. */
    int firstDifference() {
        return firstDifference(clean.ids(), corrupted.ids());
    }

    private static int firstDifference(long[] one, long[] other) {
        int i = 0;
        while (i < one.length && one[i] == other[i]) {
            i++;
        }
        return i;
    }
}
