package dev.inscape.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inscape.tensor.Tensor;

/**
 * How near two arrays must be.
 *
 * @param largest   the largest difference of two elements
 * @param frobenius the norm of the difference by the norm of what was expected
 */
public record Closeness(double largest, double frobenius) {

    /** Fails unless they are so near, and of one size. */
    public void require(Tensor found, double[] expected, String where) {
        var values = found.toDoubles();
        assertThat(values).as(where).hasSameSizeAs(expected);
        double furthest = 0;
        double squares = 0;
        double differences = 0;
        for (int i = 0; i < values.length; i++) {
            double difference = values[i] - expected[i];
            furthest = Math.max(furthest, Math.abs(difference)); // NaN stays NaN, and is at most nothing
            differences += difference * difference;
            squares += expected[i] * expected[i];
        }
        assertThat(furthest).as("largest difference, " + where).isLessThanOrEqualTo(largest);
        assertThat(Math.sqrt(differences / squares)).as("relative Frobenius, " + where)
                .isLessThanOrEqualTo(frobenius);
    }
}
