package dev.inscape.bench;

import java.util.List;

/** Somebody who makes greedy answers: ours or a peer. */
interface Decoder {

    /** Answers to all prompts, made together, each of so many new tokens. */
    Written write(List<long[]> prompts, int tokens);

    /**
     * Answers and how long they took.
     *
     * @param readSeconds until every text had its first new token
     * @param madeSeconds from there to the end
     * @param ids         the new tokens of each text
     */
    record Written(double readSeconds, double madeSeconds, List<long[]> ids) {

        /** New tokens per second of all texts, the first of each not counted. */
        double madePerSecond() {
            return ids.stream().mapToInt(made -> made.length - 1).sum() / madeSeconds;
        }
    }
}
