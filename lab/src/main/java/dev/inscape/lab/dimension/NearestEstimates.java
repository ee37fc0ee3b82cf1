package dev.inscape.lab.dimension;

import java.util.stream.IntStream;

/** Dimensions out of the distances to nearest neighbours. */
final class NearestEstimates {

    /** Of the ratios the largest tenth is left out: far points see the edge, and density that changes. */
    private static final double USED = 0.9;

    private NearestEstimates() {
    }

    /**
     * Two nearest neighbours: ratios of the second distance to the first follow {@code F(m) = 1 - m^-d}, so that
     * {@code -log(1 - F)} rises with {@code log m} by d, by a line through the origin.
     */
    static double twoNearest(double[][] distances) {
        var logs = IntStream.range(0, distances.length)
                .mapToDouble(row -> Math.log(distances[row][1] / distances[row][0]))
                .sorted().toArray();
        int used = (int) (USED * logs.length);
        double products = 0;
        double squares = 0;
        for (int i = 0; i < used; i++) {
            products += logs[i] * -Math.log(1 - (i + 1.0) / logs.length);
            squares += logs[i] * logs[i];
        }
        return products / squares;
    }

    /** One over the mean of {@code log(T_k / T_j)} over all rows and all j below k. */
    static double likelihood(double[][] distances) {
        double sum = 0;
        int k = distances[0].length;
        for (var row : distances) {
            for (int j = 0; j < k - 1; j++) {
                sum += Math.log(row[k - 1] / row[j]);
            }
        }
        return distances.length * (k - 1) / sum;
    }
}
