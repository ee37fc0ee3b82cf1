package dev.inscape.lab.probe;

import java.util.Locale;

/**
 * A figure on the test rows, and between which ends resamples of the test groups put it.
 *
 * @param value on all test rows; NaN where it is not defined
 * @param low   the interval's lower end; NaN without resamples
 * @param high  its upper end
 */
public record Estimate(double value, double low, double high) {

    /** {@code 0.842 [0.801, 0.880]}, or the value alone. */
    @Override
    public String toString() {
        return Double.isNaN(low) ? figure(value) : figure(value) + " [" + figure(low) + ", " + figure(high) + "]";
    }

    private static String figure(double x) {
        return String.format(Locale.ROOT, "%.3f", x);
    }
}
