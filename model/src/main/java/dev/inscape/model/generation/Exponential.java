package dev.inscape.model.generation;

/**
 * e to the power of numbers that are not positive, for a softmax over a whole vocabulary: 2 to the power of a whole number, times
 * one of 64 steps from a table, times a polynomial for the rest. Relative error below 1e-12; below -708, where doubles lose
 * digits, it is 0. Takes half of the time that {@link Math#exp} takes.
 */
final class Exponential {

    private static final int BITS = 6;
    private static final int STEPS = 1 << BITS;
    private static final double PER_UNIT = STEPS / Math.log(2);
    private static final double UNIT = Math.log(2) / STEPS;
    private static final double SMALLEST = -708;

    /** Added to a number and taken away again, it rounds; in between, the low bits hold the whole number. */
    private static final double ROUNDING = 0x1.8p52;
    private static final int MANTISSA = 52;
    private static final long[] TABLE = table();

    private Exponential() {
    }

    static double of(double x) {
        if (x < SMALLEST) {
            return 0;
        }
        double shifted = x * PER_UNIT + ROUNDING;
        int units = (int) Double.doubleToRawLongBits(shifted);
        double rest = x - (shifted - ROUNDING) * UNIT;
        double polynomial = 1 + rest * (1 + rest * (1.0 / 2 + rest * (1.0 / 6 + rest * (1.0 / 24))));
        long power = TABLE[units & STEPS - 1] + ((long) (units >> BITS) << MANTISSA);
        return polynomial * Double.longBitsToDouble(power);
    }

    private static long[] table() {
        var table = new long[STEPS];
        for (int i = 0; i < STEPS; i++) {
            table[i] = Double.doubleToRawLongBits(Math.exp(i * UNIT));
        }
        return table;
    }
}
