package dev.inscape.lab.probe;

import dev.inscape.InscapeException;
import dev.inscape.tensor.DType;
import dev.inscape.tensor.Scope;
import dev.inscape.tensor.Tensor;
import dev.inscape.tensor.TensorCarrier;
import dev.inscape.tensor.Tensors;
import java.util.List;

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
            var state = new State(weights, loss, length, direction(loss, history, preconditioner));
            for (int round = 0; state.loss.steepest().gt(GRADIENT).any(); round++) {
                if (round == MOST_ROUNDS) {
                    throw tooManyRounds(state.loss);
                }
                try (var step = Scope.open("step")) {
                    var next = step.keep(next(state, problems, penalty, history, preconditioner));
                    state.tensors().forEach(Tensor::close);
                    state = next;
                }
            }
            return scope.keep(state.weights);
        }
    }

    private static State next(State state, Problems problems, Tensor penalty, StepHistory history,
            Preconditioner preconditioner) {
        var active = state.loss.steepest().gt(GRADIENT).to(DType.FLOAT64).unsqueeze(-1).unsqueeze(-1);
        var moved = state.direction.mul(state.length.mul(active));
        var there = LogisticLoss.at(state.weights.add(moved), problems, penalty);
        var slope = StepHistory.dot(state.loss.gradient(), moved); // of the loss along the whole step, below 0
        var rise = there.value().sub(state.loss.value()).unsqueeze(-1).unsqueeze(-1);
        var refused = rise.sub(slope.mul(ENOUGH)).gt(0);
        var taken = moved.maskedFill(refused, 0);
        var loss = chosen(refused, state.loss, there);
        history.add(taken, loss.gradient().sub(state.loss.gradient()));
        // The lowest point of the parabola through both losses and the slope.
        var cut = slope.mul(-0.5).div(rise.sub(slope).maskedFill(refused.not(), 1)).clamp(SHORTEST_CUT, LONGEST_CUT);
        var length = refused.where(cut.mul(state.length), Tensors.ones(DType.FLOAT64, 1));
        var direction = refused.where(state.direction, direction(loss, history, preconditioner));
        return new State(state.weights.add(taken), loss, length, direction);
    }

    private static InscapeException tooManyRounds(LogisticLoss loss) {
        return new InscapeException("a probe did not converge in " + MOST_ROUNDS + " rounds: its slope is still "
                + loss.steepest().max(-1, false).max(-1, false).item() + ", above " + GRADIENT
                + "; take stronger L2, or look for rows of enormous values");
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

    /** Where all problems stand, and where each goes next and how far. */
    private record State(Tensor weights, LogisticLoss loss, Tensor length, Tensor direction) implements TensorCarrier {
        @Override
        public List<Tensor> tensors() {
            return List.of(weights, loss.value(), loss.gradient(), loss.curvature(), length, direction);
        }
    }
}
