package dev.inscape.lab.probe;

import dev.inscape.tensor.DType;
import dev.inscape.tensor.Joining;
import dev.inscape.tensor.Layers;
import dev.inscape.tensor.Scope;
import dev.inscape.tensor.Tensor;
import dev.inscape.tensor.Tensors;
import java.util.List;

/**
 * Logistic regressions of every site and every strength of L2 in one go. A product with the states serves all strengths of a site.
 *
 * @param rows    {@code [site, row, d + 1]}: standardised, and a one for the intercept
 * @param targets {@code [row, column]}: of two classes one column, 1 for the second; else one column for each class
 * @param l2      strengths
 */
record LogisticFit(Tensor rows, Tensor targets, List<Double> l2) {

    /** Of the mean loss of a row. */
    private static final double TOLERANCE = 1e-7;

    /** {@code [site, strength, d + 1, column]}. */
    Tensor weights() {
        long sites = rows.size(0);
        long count = rows.size(1);
        long width = rows.size(2);
        long columns = targets.size(1);
        long strengths = l2.size();
        try (var scope = Scope.open("logistic")) {
            var strength = Tensors.of(l2.stream().mapToDouble(Double::doubleValue).toArray(), 1, strengths, 1, 1)
                    .expand(sites, -1, -1, -1).reshape(sites * strengths, 1);
            var punished = Joining.cat(List.of(Tensors.ones(DType.FLOAT64, 1, width - 1, 1),
                    Tensors.zeros(DType.FLOAT64, 1, 1, 1)), 1).expand(1, -1, columns).reshape(1, width * columns);
            var penalty = strength.mul(punished); // [problem, n]
            var scale = strength.add(count * (columns == 1 ? 0.25 : 0.5)).pow(-1); // Böhning's bound, entries of variance 1
            var start = Tensors.zeros(DType.FLOAT64, sites * strengths, width * columns);
            var solved = new Lbfgs(points -> at(points, penalty, strengths), TOLERANCE * count).minimise(start, scale);
            return scope.keep(solved.reshape(sites, strengths, width, columns));
        }
    }

    private Lbfgs.Value at(Tensor points, Tensor penalty, long strengths) {
        try (var scope = Scope.open("logistic loss")) {
            long sites = rows.size(0);
            long count = rows.size(1);
            long width = rows.size(2);
            long columns = targets.size(1);
            var weights = points.reshape(sites, strengths, width, columns).permute(0, 2, 1, 3)
                    .reshape(sites, width, strengths * columns);
            var scores = rows.matmul(weights).reshape(sites, count, strengths, columns);
            var wanted = targets.reshape(1, count, 1, columns);
            var losses = columns == 1 ? binary(scores, wanted) : several(scores, wanted);
            var slopes = (columns == 1 ? probability(scores) : scores.softmax(-1)).sub(wanted)
                    .reshape(sites, count, strengths * columns);
            var gradients = rows.transpose(1, 2).matmul(slopes) // [site, d + 1, strength * column]
                    .reshape(sites, width, strengths, columns).permute(0, 2, 1, 3)
                    .reshape(sites * strengths, width * columns);
            var punished = penalty.mul(points);
            var values = losses.sum(1, false).reshape(sites * strengths)
                    .add(punished.mul(points).sum(1, false).mul(0.5));
            var all = gradients.add(punished);
            scope.keep(values);
            scope.keep(all);
            return new Lbfgs.Value(values, all);
        }
    }

    /** {@code log(1 + e^s) - y s}, without overflow: {@code [site, row, strength]}. */
    private static Tensor binary(Tensor scores, Tensor wanted) {
        var s = scores.squeeze(3);
        return s.clamp(0, Double.MAX_VALUE).add(s.abs().neg().exp().add(1).log()).sub(s.mul(wanted.squeeze(3)));
    }

    private static Tensor several(Tensor scores, Tensor wanted) {
        return scores.logSumExp(-1, false).sub(scores.mul(wanted).sum(-1, false));
    }

    static Tensor probability(Tensor scores) {
        return Layers.sigmoid(scores);
    }
}
