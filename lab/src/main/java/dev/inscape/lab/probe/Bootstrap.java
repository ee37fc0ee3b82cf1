package dev.inscape.lab.probe;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/**
 * Percentile intervals over resamples of groups (Efron 1979): rows of a group are not independent, so groups are drawn whole. All
 * figures are computed on the same resamples.
 */
final class Bootstrap {

    private final double level;
    private final double[] all;
    private final List<double[]> resamples;

    /** Over the groups of the rows, in their order. */
    Bootstrap(List<String> groups, ProbeOptions options) {
        this.level = options.level();
        this.all = new double[groups.size()];
        Arrays.fill(all, 1);
        var names = groups.stream().distinct().toList();
        var places = groups.stream().mapToInt(names::indexOf).toArray();
        var random = new Random(options.seed());
        this.resamples = Stream.generate(() -> {
            var counts = new int[names.size()];
            for (int i = 0; i < counts.length; i++) {
                counts[random.nextInt(counts.length)]++;
            }
            return Arrays.stream(places).mapToDouble(place -> counts[place]).toArray();
        }).limit(options.resamples()).toList();
    }

    /** A figure of the rows' weights; resamples in which it is not defined do not count. */
    Estimate estimate(ToDoubleFunction<double[]> figure) {
        var sorted = resamples.stream().mapToDouble(figure).filter(Double::isFinite).sorted().toArray();
        double value = figure.applyAsDouble(all);
        return sorted.length == 0
                ? new Estimate(value, Double.NaN, Double.NaN)
                : new Estimate(value, quantile(sorted, (1 - level) / 2), quantile(sorted, (1 + level) / 2));
    }

    /** Between two order statistics in proportion, as NumPy's percentile does by default. */
    static double quantile(double[] sorted, double share) {
        double place = share * (sorted.length - 1);
        int below = (int) Math.floor(place);
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
    }
}
