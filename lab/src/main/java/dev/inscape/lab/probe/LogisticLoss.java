package dev.inscape.lab.probe;

import dev.inscape.tensor.Layers;
import dev.inscape.tensor.Scope;
import dev.inscape.tensor.Tensor;
import dev.inscape.tensor.TensorCarrier;
import java.util.List;

/**
 * Cross-entropy with L2 of all problems at one point, by row: {@code mean cross-entropy + l2 / (2 n) |w|^2}.
 *
 * @param value     {@code [site, problem]}
 * @param gradient  {@code [site, problem, output, d + 1]}
 * @param curvature {@code [site, problem]}: the mean of {@code p (1 - p)}, which scales the Hessian
 */
record LogisticLoss(Tensor value, Tensor gradient, Tensor curvature) implements TensorCarrier {

    /** Where all probabilities are near to 0 or 1 a step must still end. */
    private static final double FLATTEST = 1e-6;

    static LogisticLoss at(Tensor weights, Problems problems, Tensor penalty) {
        try (var scope = Scope.open("loss")) {
            var scores = problems.scores(weights); // [site, row, problem, output]
            var rows = problems.rows();
            var losses = rows(scores, problems.targets());
            var probabilities = problems.outputs() == 1 ? Layers.sigmoid(scores) : scores.softmax(-1);
            var punished = weights.mul(penalty); // [site, problem, output, d + 1]
            var squares = weights.mul(punished).sum(-1, false).sum(-1, false).mul(0.5 / rows); // [site, problem]
            var residual = probabilities.sub(problems.targets());
            var gradient = problems.gradient(residual).add(punished).mulInPlace(1.0 / rows);
            var curvature = probabilities.sub(probabilities.square()).mean(-1, false).mean(1, false)
                    .clamp(FLATTEST, 1);
            return scope.keep(new LogisticLoss(losses.mean(1, false).add(squares), gradient, curvature));
        }
    }

    /** Cross-entropy of each row, {@code [site, row, problem]}. */
    static Tensor rows(Tensor scores, Tensor targets) {
        return targets.size(-1) == 1 ? binary(scores, targets) : softmax(scores, targets);
    }

    /** {@code log(1 + exp(z)) - y z} without overflow: {@code [site, row, problem]}. */
    private static Tensor binary(Tensor scores, Tensor targets) {
        var softplus = scores.abs().neg().exp().add(1).log().add(Layers.relu(scores));
        return softplus.sub(scores.mul(targets)).squeeze(-1);
    }

    private static Tensor softmax(Tensor scores, Tensor targets) {
        return scores.logSoftmax(-1).mul(targets).sum(-1, false).neg();
    }

    /** The largest slope of each problem: {@code [site, problem]}. */
    Tensor steepest() {
        return gradient.abs().max(-1, false).max(-1, false);
    }

    @Override
    public List<Tensor> tensors() {
        return List.of(value, gradient, curvature);
    }
}
