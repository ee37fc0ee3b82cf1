package dev.inscape.lab.probe;

import java.util.Arrays;

/** Figures of rows that count several times, or not at all. */
final class WeightedFigures {

    private WeightedFigures() {
    }

    static double mean(double[] values, double[] weights) {
        double sum = 0;
        double total = 0;
        for (int row = 0; row < values.length; row++) {
            sum += weights[row] * values[row];
            total += weights[row];
        }
        return sum / total;
    }

    /** The mean over the classes that occur of the share of hits. */
    static double balanced(double[] hits, int[] labels, int classes, double[] weights) {
        var hit = new double[classes];
        var total = new double[classes];
        for (int row = 0; row < hits.length; row++) {
            hit[labels[row]] += weights[row] * hits[row];
            total[labels[row]] += weights[row];
        }
        double sum = 0;
        for (int c = 0; c < classes; c++) {
            sum += total[c] > 0 ? hit[c] / total[c] : 0;
        }
        return sum / Arrays.stream(total).filter(count -> count > 0).count();
    }

    /** The chance that a row of class 1 scores above one of class 0, equal scores counting half; NaN where one is missing. */
    static double auc(Predictions predictions, int[] ranking, double[] weights) {
        double below = 0;
        double above = 0;
        double won = 0;
        for (int i = 0; i < ranking.length;) {
            double zeros = 0;
            double ones = 0;
            double score = predictions.probabilities()[ranking[i]][1];
            for (; i < ranking.length && predictions.probabilities()[ranking[i]][1] == score; i++) {
                if (predictions.labels()[ranking[i]] == 1) {
                    ones += weights[ranking[i]];
                } else {
                    zeros += weights[ranking[i]];
                }
            }
            won += ones * (below + zeros / 2);
            below += zeros;
            above += ones;
        }
        return won / (below * above);
    }
}
