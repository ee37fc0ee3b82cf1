package dev.inscape.lab.probe;

import dev.inscape.InscapeException;
import dev.inscape.tensor.DType;
import dev.inscape.tensor.Scope;
import dev.inscape.tensor.Tensor;
import dev.inscape.tensor.Tensors;

/**
 * Logistic regression of all problems together, by L-BFGS on full batches in float64. Problems take their steps at the same
 * time but each of its own length: a step that does not lower its problem's loss enough (Armijo) is tried again, shorter,
 * while the others go on. The states' spectrum makes directions of small variance as quick as the others.
 */
final class LogisticFit {

    /** As far as the gradient of the mean loss must fall, in its largest entry. */
    static final double GRADIENT = 1e-6;

    private static final int MOST_ROUNDS = 2000;
    private static final double ENOUGH = 1e-4;
    private static final double SHORTEST_CUT = 0.1;
    private static final double LONGEST_CUT = 0.5;

    private LogisticFit() {
    }

    /** Weights {@code [site, problem, output, d + 1]} at which no slope of any problem is above {@link #GRADIENT}. */
    static Tensor weights(Problems problems) {
        try (var scope = Scope.open("logistic"); var history = new StepHistory()) {
            var penalty = problems.penalty();
            var preconditioner = new Preconditioner(problems.spectrum(), penalty, problems.rows());
            var weights = Tensors.zeros(DType.FLOAT64, problems.sites(), problems.count(), problems.outputs(),
                    problems.columns());
            var loss = LogisticLoss.at(weights, problems, penalty);
            var length = Tensors.ones(DType.FLOAT64, problems.sites(), problems.count(), 1, 1);
            var direction = direction(loss, history, preconditioner);
            for (int round = 0; loss.steepest().gt(GRADIENT).any(); round++) {
                if (round == MOST_ROUNDS) {
                    throw new InscapeException(
                            "a probe did not converge in " + MOST_ROUNDS + " rounds: its slope is still "
                                    + loss.steepest().max(-1, false).max(-1, false).item() + ", above " + GRADIENT
                                    + "; take stronger L2, or look for rows of enormous values");
                }
                try (var step = Scope.open("step")) {
                    var active = loss.steepest().gt(GRADIENT).to(DType.FLOAT64).unsqueeze(-1).unsqueeze(-1);
                    var moved = direction.mul(length.mul(active));
                    var there = weights.add(moved);
                    var lossThere = LogisticLoss.at(there, problems, penalty);
                    var slope = StepHistory.dot(loss.gradient(), moved); // of the loss along the whole step, below 0
                    var rise = lossThere.value().sub(loss.value()).unsqueeze(-1).unsqueeze(-1);
                    var refused = rise.sub(slope.mul(ENOUGH)).gt(0);
                    var taken = refused.not().to(DType.FLOAT64);
                    var shorter = slope.mul(-0.5).div(rise.sub(slope).maskedFill(refused.not(), 1))
                            .clamp(SHORTEST_CUT, LONGEST_CUT).mul(length);
                    var before = loss.gradient();
                    weights = step.keep(weights.add(moved.mul(taken)));
                    loss = step.keep(chosen(refused, loss, lossThere));
                    history.add(moved.mul(taken), loss.gradient().sub(before));
                    length = step.keep(refused.where(shorter, Tensors.ones(DType.FLOAT64, 1)));
                    direction = step.keep(refused.where(direction, direction(loss, history, preconditioner)));
                }
            }
            return scope.keep(weights);
        }
    }

    private static Tensor direction(LogisticLoss loss, StepHistory history, Preconditioner preconditioner) {
        return history.solve(loss.gradient(), rest -> preconditioner.solve(rest, loss.curvature())).mulInPlace(-1);
    }

    private static LogisticLoss chosen(Tensor refused, LogisticLoss before, LogisticLoss after) {
        var here = refused.squeeze(-1).squeeze(-1); // [site, problem]
        return new LogisticLoss(here.where(before.value(), after.value()),
                refused.where(before.gradient(), after.gradient()),
                here.where(before.curvature(), after.curvature()));
    }
}
