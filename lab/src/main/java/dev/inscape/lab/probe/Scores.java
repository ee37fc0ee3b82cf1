package dev.inscape.lab.probe;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * How well probabilities of classes tell the classes.
 *
 * @param probabilities {@code [row][class]}
 * @param classes       the true one of each row
 */
record Scores(double[][] probabilities, int[] classes) {

    private static final double LEAST = 1e-15;

    boolean[] right() {
        var right = new boolean[classes.length];
        for (int row = 0; row < classes.length; row++) {
            right[row] = best(probabilities[row]) == classes[row];
        }
        return right;
    }

    private static int best(double... values) {
        int best = 0;
        for (int i = 1; i < values.length; i++) {
            best = values[i] > values[best] ? i : best;
        }
        return best;
    }

    double accuracy() {
        return Bootstrap.share(right());
    }

    /** The mean over classes of the share of their rows that are right. */
    double balancedAccuracy() {
        var right = right();
        return IntStream.range(0, probabilities[0].length).mapToDouble(c -> {
            var rows = IntStream.range(0, classes.length).filter(row -> classes[row] == c).toArray();
            return Arrays.stream(rows).filter(row -> right[row]).count() / (double) rows.length;
        }).average().orElseThrow();
    }

    /** In nats, a row. */
    double logLoss() {
        return IntStream.range(0, classes.length)
                .mapToDouble(row -> -Math.log(Math.max(LEAST, probabilities[row][classes[row]]))).average()
                .orElseThrow();
    }

    /** The share of pairs of a row of the second class and one of the first that are in order; ties count half. Of two classes alone. */
    double auc() {
        var order = IntStream.range(0, classes.length).boxed()
                .sorted((a, b) -> Double.compare(probabilities[a][1], probabilities[b][1])).toList();
        double ranks = 0;
        long ones = Arrays.stream(classes).filter(c -> c == 1).count();
        for (int from = 0; from < order.size();) {
            int to = from;
            while (to < order.size()
                    && probabilities[order.get(to)][1] == probabilities[order.get(from)][1]) {
                to++;
            }
            double rank = (from + 1 + to) / 2.0; // the mean of those that are tied
            for (int i = from; i < to; i++) {
                ranks += classes[order.get(i)] == 1 ? rank : 0;
            }
            from = to;
        }
        return (ranks - ones * (ones + 1) / 2.0) / (ones * (double) (classes.length - ones));
    }
}
