package dev.inscape.lab.probe;

import dev.inscape.tensor.Scope;
import dev.inscape.tensor.Tensor;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.function.UnaryOperator;

/**
 * What L-BFGS remembers of its last steps, for all problems at once: the two-loop recursion of Nocedal and Wright, Numerical
 * Optimization, algorithm 7.4. A problem that did not move in a step has zeros there, which change nothing.
 */
final class StepHistory implements AutoCloseable {

    private static final int REMEMBERED = 8;

    /** A step, the change of the gradient along it, and one over their product, 0 where there was no step. */
    private record Step(Tensor moved, Tensor change, Tensor inverse) {
        void close() {
            moved.close();
            change.close();
            inverse.close();
        }
    }

    private final Deque<Step> steps = new ArrayDeque<>();
    private final Scope owner = Scope.owner("steps");

    /** Remembers a step and the change of the gradient, both {@code [site, problem, output, d + 1]}. */
    void add(Tensor moved, Tensor change) {
        try (var scope = Scope.open("step")) {
            var product = dot(moved, change);
            var none = product.gt(0).not();
            var inverse = product.maskedFill(none, 1).pow(-1).maskedFill(none, 0);
            steps.addLast(new Step(owner.adopt(moved), owner.adopt(change), owner.adopt(inverse)));
        }
        if (steps.size() > REMEMBERED) {
            steps.removeFirst().close();
        }
    }

    /** The inverse Hessian as far as it is known, times a gradient; the function is the first guess at it. */
    Tensor solve(Tensor gradient, UnaryOperator<Tensor> guess) {
        try (var scope = Scope.open("two loops")) {
            var rest = gradient.copy();
            var shares = new ArrayList<Tensor>();
            for (var steps = this.steps.descendingIterator(); steps.hasNext();) {
                var step = steps.next();
                var share = dot(step.moved, rest).mul(step.inverse);
                shares.add(share);
                rest.addProductInPlace(step.change, share, -1);
            }
            var solved = guess.apply(rest);
            for (var step : steps) {
                var back = shares.removeLast().sub(dot(step.change, solved).mul(step.inverse));
                solved.addProductInPlace(step.moved, back, 1);
            }
            return scope.keep(solved);
        }
    }

    /** {@code [site, problem, 1, 1]}. */
    static Tensor dot(Tensor a, Tensor b) {
        return a.mul(b).sum(-1, true).sum(-2, true);
    }

    @Override
    public void close() {
        owner.close();
    }
}
