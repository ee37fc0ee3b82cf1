package dev.inscape.train;

import dev.inscape.UsageException;

/** The learning rate of each step. For the first {@code warmUp} steps it grows evenly from near 0. */
public sealed interface Schedule {

    /** The rate of a step, counted from 0. */
    double at(long step);

    /** The same rate throughout. */
    static Schedule constant(double rate, long warmUp) {
        return new Constant(rate, warmUp);
    }

    /** From the rate down to 0 in a straight line, at step {@code steps}. */
    static Schedule linear(double rate, long warmUp, long steps) {
        return new Linear(rate, warmUp, steps, 0);
    }

    /** From the rate down to 0 along half a cosine (Loshchilov and Hutter 2017, equation 5, without restarts). */
    static Schedule cosine(double rate, long warmUp, long steps) {
        return new Cosine(rate, warmUp, steps, 0);
    }

    /**
     * The same rate throughout.
     *
     * @param rate   above 0
     * @param warmUp steps
     */
    record Constant(double rate, long warmUp) implements Schedule {
        public Constant {
            check(rate, warmUp, warmUp + 1, 0);
        }

        @Override
        public double at(long step) {
            return rate * warmth(step, warmUp);
        }
    }

    /**
     * A straight line.
     *
     * @param rate   at the end of the warm-up
     * @param warmUp steps
     * @param steps  where it ends
     * @param end    the rate there, and from there on
     */
    record Linear(double rate, long warmUp, long steps, double end) implements Schedule {
        public Linear {
            check(rate, warmUp, steps, end);
        }

        @Override
        public double at(long step) {
            return step < warmUp
                    ? rate * warmth(step, warmUp)
                    : end + (rate - end) * (1 - passed(step, warmUp, steps));
        }
    }

    /**
     * Half a cosine.
     *
     * @param rate   at the end of the warm-up
     * @param warmUp steps
     * @param steps  where it ends
     * @param end    the rate there, and from there on
     */
    record Cosine(double rate, long warmUp, long steps, double end) implements Schedule {
        public Cosine {
            check(rate, warmUp, steps, end);
        }

        @Override
        public double at(long step) {
            return step < warmUp
                    ? rate * warmth(step, warmUp)
                    : end + (rate - end) * (1 + Math.cos(Math.PI * passed(step, warmUp, steps))) / 2;
        }
    }

    private static double warmth(long step, long warmUp) {
        return step < warmUp ? (step + 1.0) / (warmUp + 1.0) : 1;
    }

    private static double passed(long step, long warmUp, long steps) {
        return Math.min(1, (double) (step - warmUp) / (steps - warmUp));
    }

    private static void check(double rate, long warmUp, long steps, double end) {
        if (!(rate >= 0) || !Double.isFinite(rate) || warmUp < 0 || steps <= warmUp || !(end >= 0 && end <= rate)) {
            throw new UsageException(
                    "a schedule wants a rate of at least 0 and more steps than the warm-up has, not rate "
                            + rate + " to " + end + ", " + warmUp + " steps of " + steps);
        }
    }
}
