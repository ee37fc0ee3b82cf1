package dev.inscape.lab.probe;

import dev.inscape.tensor.Scope;
import dev.inscape.tensor.Tensor;

/**
 * Ridge regression on targets of 1 and -1, in closed form: with {@code X^T X = V diag(s) V^T} the weights are
 * {@code V diag(1 / (s + l2)) V^T X^T Y}, so that all strengths of all tasks share one decomposition.
 */
final class RidgeFit {

    private RidgeFit() {
    }

    /** Weights {@code [site, problem, output, d + 1]}. */
    static Tensor weights(Problems problems) {
        try (var scope = Scope.open("ridge")) {
            var spectrum = problems.spectrum();
            var targets = problems.targets().mul(2).sub(1).unsqueeze(0).expand(problems.sites(), -1, -1, -1);
            var slopes = problems.gradient(targets); // [site, problem, output, d + 1]
            long columns = problems.columns();
            var turned = slopes.reshape(problems.sites(), -1, columns).bmm(spectrum.vectors())
                    .reshape(slopes.shape());
            var divided = turned.div(spectrum.values().unsqueeze(1).unsqueeze(1).add(problems.penalty()));
            return scope.keep(divided.reshape(problems.sites(), -1, columns)
                    .bmm(spectrum.vectors().transpose(1, 2)).reshape(slopes.shape()));
        }
    }
}
