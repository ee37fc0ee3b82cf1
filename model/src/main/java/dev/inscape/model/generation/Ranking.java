package dev.inscape.model.generation;

import java.util.Arrays;

/**
 * Finds how far down the scores a count or a share of the probability reaches, without sorting. The bits of a score, made to
 * ascend with it, are read as three digits; candidates are counted by the first, those where the border falls by the second, and
 * of these those where it falls by the third; what lies below goes each time. Costs three passes at most, whatever the scores.
 */
final class Ranking {

    private static final int[] SHIFTS = {21, 10, 0};
    private static final int[] WIDTHS = {11, 11, 10};
    private static final int SLOTS = 1 << 11;

    private final int[] counts = new int[SLOTS];
    private final double[] masses = new double[SLOTS];

    /** Keeps the highest {@code k} and those that equal the last of them. */
    void keepHighest(Candidates candidates, int k) {
        if (k >= candidates.count()) {
            return;
        }
        int missing = k;
        int prefix = 0;
        for (int digit = 0; digit < SHIFTS.length; digit++) {
            count(candidates, digit, prefix);
            int slot = SLOTS - 1;
            while (counts[slot] < missing) {
                missing -= counts[slot--];
            }
            prefix = prefix << WIDTHS[digit] | slot;
            candidates.keepScoresFrom(score(prefix << SHIFTS[digit]));
        }
    }

    /**
     * Keeps the most probable that together have more than {@code p}. As transformers does it: from the lowest score up, a token
     * goes while it and all below have at most 1 - p, compared as float32; of equal scores the lower id is below; the
     * last one stays in any case.
     */
    void keepProbable(Candidates candidates, double p) {
        double total = candidates.total();
        // So little that all of them together go; mostly nearly all.
        candidates.keepWeightsFrom(0.5 * (1 - p) * total / candidates.count());
        var below = new Below(total - candidates.total(), total, (float) (1 - p));
        int prefix = 0;
        int slot = 0;
        for (int digit = 0; digit < SHIFTS.length; digit++) {
            weigh(candidates, digit, prefix);
            slot = below.pass(counts, masses);
            prefix = prefix << WIDTHS[digit] | slot;
            candidates.keepScoresFrom(score(prefix << SHIFTS[digit]));
        }
        int equal = counts[slot];
        int going = 0;
        while (going < equal - 1 && below.goes(masses[slot] / equal * (going + 1))) {
            going++;
        }
        candidates.keepScoresFrom(score(prefix), going);
    }

    /** Counts the candidates whose digits before this one are {@code prefix}, by this digit. */
    private void count(Candidates candidates, int digit, int prefix) {
        Arrays.fill(counts, 0);
        int mask = (1 << WIDTHS[digit]) - 1;
        for (int i = 0; i < candidates.count(); i++) {
            int rest = key(candidates.score(i)) >>> SHIFTS[digit];
            if (rest >>> WIDTHS[digit] == prefix) {
                counts[rest & mask]++;
            }
        }
    }

    /** As {@link #count}, with the sums of their weights. */
    private void weigh(Candidates candidates, int digit, int prefix) {
        Arrays.fill(counts, 0);
        Arrays.fill(masses, 0);
        int mask = (1 << WIDTHS[digit]) - 1;
        for (int i = 0; i < candidates.count(); i++) {
            int rest = key(candidates.score(i)) >>> SHIFTS[digit];
            if (rest >>> WIDTHS[digit] == prefix) {
                counts[rest & mask]++;
                masses[rest & mask] += candidates.weight(i);
            }
        }
    }

    /** The bits of a score as an unsigned number that ascends with it; both zeros are one. */
    private static int key(float score) {
        int bits = Float.floatToRawIntBits(score + 0f);
        return bits ^ (bits >> 31 | Integer.MIN_VALUE);
    }

    private static float score(int key) {
        return Float.intBitsToFloat(key < 0 ? key ^ Integer.MIN_VALUE : ~key);
    }

    /** How much lies below the border so far. */
    private static final class Below {

        private final double total;
        private final float limit;
        private double mass;

        Below(double mass, double total, float limit) {
            this.mass = mass;
            this.total = total;
            this.limit = limit;
        }

        boolean goes(double more) {
            return (float) ((mass + more) / total) <= limit;
        }

        /** Passes the slots that go as a whole and stops at the one where the border falls, the last one at the latest. */
        int pass(int[] counts, double[] masses) {
            int last = -1;
            for (int slot = 0; slot < SLOTS; slot++) {
                if (counts[slot] > 0) {
                    if (last >= 0) {
                        mass += masses[last];
                    }
                    last = slot;
                    if (!goes(masses[slot])) {
                        break;
                    }
                }
            }
            return last;
        }
    }
}
