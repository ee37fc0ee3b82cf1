package dev.inscape.model.generation;

import dev.inscape.InscapeException;

/**
 * The tokens that may still be chosen, ids ascending, with their scores and, once asked for, their weights: what a softmax has
 * above its line, 1 for the highest score. A token whose score is minus infinity is none of them.
 */
final class Candidates {

    private int[] ids = new int[0];
    private float[] scores = new float[0];
    private double[] weights = new double[0];
    private int count;
    private float highest;
    private double total;

    /** Begins with all logits; tokens of the text so far are penalised, as transformers does it, each once. */
    void load(float[] logits, int[] history, int length, float penalty) {
        grow(logits.length);
        System.arraycopy(logits, 0, scores, 0, logits.length);
        count = logits.length;
        for (int i = 0; i < count; i++) {
            ids[i] = i;
        }
        if (penalty != 1) {
            for (int i = 0; i < length; i++) {
                penalize(logits, history[i], penalty);
            }
        }
    }

    private void penalize(float[] logits, int id, float penalty) {
        if (id < 0) {
            throw new InscapeException("the text so far has the token id " + id + "; ids start at 0");
        }
        if (id < logits.length) { // a vocabulary may be larger than the row of logits
            scores[id] = logits[id] < 0 ? logits[id] * penalty : logits[id] / penalty;
            if (scores[id] == Float.POSITIVE_INFINITY && logits[id] != scores[id]) {
                throw new InscapeException("the repetition penalty " + penalty + " makes the logit " + logits[id]
                        + " of token " + id + " infinite; 1.1 is usual");
            }
        }
    }

    /** The first of the highest scores. For a fresh row. */
    int best() {
        divide(1);
        int best = 0;
        while (scores[best] != highest) {
            best++;
        }
        return best;
    }

    /** Divides by the temperature and leaves out what is impossible. For a fresh row. */
    void scale(float temperature) {
        float lowest = divide(temperature);
        if (lowest == Float.NEGATIVE_INFINITY) {
            keepScoresFrom(-Float.MAX_VALUE);
        }
    }

    /** Simple loops, which the JVM turns into vector instructions; a maximum with no number is none itself. */
    private float divide(float temperature) {
        highest = Float.NEGATIVE_INFINITY;
        float lowest = Float.POSITIVE_INFINITY;
        for (int i = 0; i < count; i++) {
            highest = Math.max(highest, scores[i]);
            lowest = Math.min(lowest, scores[i]);
        }
        requireChoice();
        if (temperature != 1) {
            for (int i = 0; i < count; i++) {
                scores[i] /= temperature;
            }
            requireFinite(temperature);
            highest /= temperature;
            lowest /= temperature;
        }
        return lowest;
    }

    private void requireFinite(float temperature) {
        if (Float.isInfinite(highest / temperature)) {
            throw new InscapeException(
                    "the temperature " + temperature + " is too small for logits of which the highest is " + highest
                            + ": their quotient is infinite; take 0 to choose the largest");
        }
    }

    private void requireChoice() {
        if (!(highest < Float.POSITIVE_INFINITY)) {
            int id = 0;
            while (scores[id] < Float.POSITIVE_INFINITY) {
                id++;
            }
            throw new InscapeException("cannot choose a token: the logit of token " + id + " is " + scores[id]
                    + "; the model computed no number, which a number format that is too narrow (f16) or damaged weights cause");
        }
        if (highest == Float.NEGATIVE_INFINITY) {
            throw new InscapeException("cannot choose a token: "
                    + (count == 0 ? "there are no logits" : "all " + count + " logits are minus infinity"));
        }
    }

    /** Computes the weights of those that are left, and their sum. */
    void weigh() {
        total = 0;
        for (int i = 0; i < count; i++) {
            weights[i] = Exponential.of((double) scores[i] - highest);
            total += weights[i];
        }
    }

    /** Takes those with a lower score away. */
    void keepScoresFrom(float threshold) {
        int kept = 0;
        for (int i = 0; i < count; i++) {
            if (scores[i] >= threshold) {
                move(i, kept++);
            }
        }
        count = kept;
    }

    /** Takes those with a lower score away, and of those with this very score the first. */
    void keepScoresFrom(float threshold, int withoutFirst) {
        int kept = 0;
        int equal = 0;
        double sum = 0;
        for (int i = 0; i < count; i++) {
            if (scores[i] > threshold || (scores[i] == threshold && equal++ >= withoutFirst)) {
                sum += weights[i];
                move(i, kept++);
            }
        }
        count = kept;
        total = sum;
    }

    /** Takes those with a lower weight away; the highest has 1. */
    void keepWeightsFrom(double threshold) {
        int kept = 0;
        double sum = 0;
        for (int i = 0; i < count; i++) {
            if (weights[i] >= threshold) {
                sum += weights[i];
                move(i, kept++);
            }
        }
        count = kept;
        total = sum;
    }

    private void move(int from, int to) {
        ids[to] = ids[from];
        scores[to] = scores[from];
        weights[to] = weights[from];
    }

    private void grow(int length) {
        if (ids.length < length) {
            ids = new int[length];
            scores = new float[length];
            weights = new double[length];
        }
    }

    int count() {
        return count;
    }

    int id(int index) {
        return ids[index];
    }

    float score(int index) {
        return scores[index];
    }

    double weight(int index) {
        return weights[index];
    }

    /** The sum of the weights, once there are any. */
    double total() {
        return total;
    }
}
