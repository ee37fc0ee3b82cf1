package dev.inscape.world.check;

import java.util.Arrays;

/**
 * What a model went on with.
 *
 * @param question it was asked
 * @param expected the tokens of the right answer
 * @param given    the tokens that it finds likeliest, each behind the right ones before it
 */
record Answer(Question question, long[] expected, long[] given) {

    /** Greedy decoding would have written just the right answer. */
    boolean isRight() {
        return Arrays.equals(expected, given);
    }

    /** As if another answer were the right one. */
    Answer expecting(long[] other) {
        return new Answer(question, other, given);
    }
}
