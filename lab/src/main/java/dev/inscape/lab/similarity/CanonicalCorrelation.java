package dev.inscape.lab.similarity;

import dev.inscape.tensor.Scope;
import dev.inscape.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;

/**
 * Mean canonical correlations of the largest principal components. Principal components are uncorrelated already, so the
 * canonical correlations of two sets are the singular values of the product of both, scaled to norm 1.
 */
final class CanonicalCorrelation {

    private static final double KEPT = 0.99;

    private CanonicalCorrelation() {
    }

    /** For each site of centred states {@code [site, row, d]} the components that keep 99 % of the variance, {@code [row, k]}. */
    static List<Tensor> bases(Tensor states) {
        var bases = new ArrayList<Tensor>();
        for (int site = 0; site < states.size(0); site++) {
            try (var scope = Scope.open("components")) {
                var here = states.select(0, site);
                var eigen = here.transpose(0, 1).matmul(here).eigen();
                int kept = kept(eigen.values().toDoubles());
                var vectors = eigen.vectors().narrow(1, here.size(1) - kept, kept);
                var components = here.matmul(vectors);
                bases.add(scope.keep(components.div(components.norm(0, true))));
            }
        }
        return bases;
    }

    /** How many of the last of rising variances add up to the share. */
    private static int kept(double... variances) {
        double total = 0;
        for (double variance : variances) {
            total += Math.max(0, variance);
        }
        double sum = 0;
        int count = 0;
        while (count < variances.length && sum < KEPT * total) {
            sum += Math.max(0, variances[variances.length - ++count]);
        }
        return Math.max(1, count);
    }

    static double[][] of(List<Tensor> x, List<Tensor> y) {
        return x.stream().map(first -> y.stream().mapToDouble(second -> mean(first, second)).toArray())
                .toArray(double[][]::new);
    }

    private static double mean(Tensor first, Tensor second) {
        try (var scope = Scope.open("pair")) {
            return first.transpose(0, 1).matmul(second).singularValues().clamp(0, 1).mean().item();
        }
    }
}
