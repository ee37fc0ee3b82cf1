package dev.inscape.lab.probe;

import java.util.stream.IntStream;

/**
 * What a probe says of some rows.
 *
 * @param labels        the class of each row
 * @param probabilities of each class, {@code [row][class]}
 */
record Predictions(int[] labels, double[][] probabilities) {

    private static final double LEAST = 1e-15;

    int rows() {
        return labels.length;
    }

    int classes() {
        return probabilities[0].length;
    }

    private int predicted(int row) {
        var p = probabilities[row];
        return IntStream.range(0, p.length).reduce((a, b) -> p[b] > p[a] ? b : a).orElseThrow();
    }

    /** 1 where a row is put into its class, else 0. */
    double[] hits() {
        return IntStream.range(0, rows()).mapToDouble(row -> predicted(row) == labels[row] ? 1 : 0).toArray();
    }

    /** -log(probability of the row's class). */
    double[] losses() {
        return IntStream.range(0, rows())
                .mapToDouble(row -> -Math.log(Math.max(LEAST, probabilities[row][labels[row]])))
                .toArray();
    }

    /** Rows in rising order of the probability of class 1. */
    int[] ranking() {
        return IntStream.range(0, rows()).boxed()
                .sorted((a, b) -> Double.compare(probabilities[a][1], probabilities[b][1])).mapToInt(Integer::intValue)
                .toArray();
    }
}
