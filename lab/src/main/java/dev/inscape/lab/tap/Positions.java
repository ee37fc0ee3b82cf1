package dev.inscape.lab.tap;

import java.util.Arrays;

/** Which tokens of each text are meant. */
@FunctionalInterface
public interface Positions {

    /**
     * Whether a token is meant.
     *
     * @param text     the number of its text
     * @param position its place in the text, from 0
     * @param end      how many tokens of the text have been read when this pass is over
     */
    boolean include(int text, int position, int end);

    /** Every token, those that are generated too. */
    static Positions all() {
        return (_, _, _) -> true;
    }

    /** The last token of each text; in generation the last of the prompt and every new one. */
    static Positions last() {
        return (_, position, end) -> position == end - 1;
    }

    /** These tokens; below 0 they count from the end of what is read in one pass: -1 is the last. */
    static Positions of(int... positions) {
        var wanted = positions.clone();
        return (_, position, end) -> Arrays.stream(wanted)
                .anyMatch(place -> position == (place < 0 ? end + place : place));
    }

    /** This token and all behind it. */
    static Positions from(int first) {
        return (_, position, _) -> position >= first;
    }
}
