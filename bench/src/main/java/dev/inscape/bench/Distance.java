package dev.inscape.bench;

/**
 * How far values are from those that were expected.
 *
 * @param largest   the largest difference of two elements
 * @param frobenius the norm of the difference by the norm of what was expected
 */
record Distance(double largest, double frobenius) {

    static final Distance NONE = new Distance(0, 0);

    /** Of two arrays of one length; NaN stays NaN. */
    static Distance of(double[] found, double[] expected) {
        if (found.length != expected.length) {
            throw new IllegalStateException("found " + found.length + " values, not " + expected.length);
        }
        double largest = 0;
        double squares = 0;
        double differences = 0;
        for (int i = 0; i < found.length; i++) {
            double difference = found[i] - expected[i];
            largest = Math.max(largest, Math.abs(difference));
            differences += difference * difference;
            squares += expected[i] * expected[i];
        }
        return new Distance(largest, Math.sqrt(differences / squares));
    }

    /** The worse of both, each by itself. */
    Distance or(Distance other) {
        return new Distance(Math.max(largest, other.largest), Math.max(frobenius, other.frobenius));
    }

    boolean isWithin(Distance allowed) {
        return largest <= allowed.largest && frobenius <= allowed.frobenius;
    }
}
