package dev.inscape.lab.probe;

import dev.inscape.tensor.Joining;
import dev.inscape.tensor.Scope;
import dev.inscape.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;

/**
 * Ridge regressions onto classes, of every site and every strength of L2, through one decomposition of each site's covariance:
 * {@code w = V (Lambda + l2)^-1 V^T X^T (y - mean y)}, the intercept being the mean of the targets, since rows are centred.
 *
 * @param rows    {@code [site, row, d]}: standardised
 * @param targets {@code [row, column]}: -1 or 1
 * @param l2      strengths
 */
record RidgeFit(Tensor rows, Tensor targets, List<Double> l2) {

    /** {@code [site, strength, d + 1, column]}, the intercept last. */
    Tensor weights() {
        try (var scope = Scope.open("ridge")) {
            var mean = targets.mean(0, true); // [1, column]
            var across = rows.transpose(1, 2);
            var eigen = across.matmul(rows).eigen();
            var basis = eigen.vectors(); // [site, d, eigenvector]
            var projected = basis.transpose(1, 2).matmul(across.matmul(targets.sub(mean)));
            var ofStrengths = new ArrayList<Tensor>();
            for (double strength : l2) {
                var slopes = basis.matmul(projected.div(eigen.values().add(strength).unsqueeze(2)));
                ofStrengths.add(Joining.cat(List.of(slopes, mean.unsqueeze(0).expand(rows.size(0), -1, -1)), 1));
            }
            return scope.keep(Joining.stack(ofStrengths, 1));
        }
    }
}
