package dev.inscape.lab.probe;

/**
 * Where a number lies in most resamples.
 *
 * @param low  its lower end
 * @param high its upper end
 */
public record Interval(double low, double high) {
}
