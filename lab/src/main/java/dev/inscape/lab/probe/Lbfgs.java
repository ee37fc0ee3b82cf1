package dev.inscape.lab.probe;

import dev.inscape.tensor.DType;
import dev.inscape.tensor.Scope;
import dev.inscape.tensor.Tensor;
import dev.inscape.tensor.Tensors;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * L-BFGS (Nocedal and Wright 2006, algorithms 7.4 and 7.5) for many convex problems at once: every problem has its own directions, step
 * lengths and end, but all are evaluated together. Problems that have ended stand still.
 */
final class Lbfgs {

    private static final int HISTORY = 10;
    private static final int MOST_STEPS = 1000;
    private static final int MOST_HALVINGS = 30;
    private static final double SUFFICIENT = 1e-4;

    /** Many functions at many points. */
    interface Objective {
        /** Values {@code [problem]} and gradients {@code [problem, n]} at points {@code [problem, n]}. */
        Value at(Tensor points);
    }

    /**
     * What an objective is.
     *
     * @param values    {@code [problem]}
     * @param gradients {@code [problem, n]}
     */
    record Value(Tensor values, Tensor gradients) {
    }

    private record Pair(Tensor moved, Tensor change, Tensor rho) {
    }

    private final Objective objective;
    private final double tolerance;
    private final Deque<Pair> history = new ArrayDeque<>();
    private final Scope owner = Scope.owner("L-BFGS");

    /** @param tolerance of the largest entry of a gradient */
    Lbfgs(Objective objective, double tolerance) {
        this.objective = objective;
        this.tolerance = tolerance;
    }

    /** From a start {@code [problem, n]} to the minima; {@code scale} {@code [problem, 1]} is the first guess of the inverse Hessian. */
    Tensor minimise(Tensor start, Tensor scale) {
        try (owner) {
            var x = owner.adopt(start.copy());
            var value = evaluated(x);
            for (int step = 0; step < MOST_STEPS; step++) {
                try (var scope = Scope.open("step")) {
                    var active = value.gradients().abs().max(1, true).gt(tolerance).to(DType.FLOAT64); // [problem, 1]
                    if (active.sum().item() == 0) {
                        break;
                    }
                    var direction = direction(value.gradients(), scale).mul(active);
                    var next = search(x, value, direction);
                    remember(next.x().sub(x), next.value().gradients().sub(value.gradients()));
                    x.close();
                    close(value);
                    x = owner.adopt(next.x());
                    value = adopted(next.value());
                }
            }
            return start.copyFrom(x);
        }
    }

    private Value evaluated(Tensor x) {
        try (var scope = Scope.open("evaluation")) {
            return adopted(objective.at(x));
        }
    }

    private Value adopted(Value value) {
        owner.adopt(value.values());
        owner.adopt(value.gradients());
        return value;
    }

    private static void close(Value value) {
        value.values().close();
        value.gradients().close();
    }

    private record Point(Tensor x, Value value) {
    }

    /** Halves the steps of those problems that do not go down enough. */
    private Point search(Tensor x, Value value, Tensor direction) {
        var slope = direction.mul(value.gradients()).sum(1, false); // [problem], not above 0
        var length = Tensors.ones(DType.FLOAT64, x.size(0));
        Tensor tried = x;
        Value there = value;
        for (int halving = 0; halving < MOST_HALVINGS; halving++) {
            tried = x.add(direction.mul(length.unsqueeze(1)));
            there = objective.at(tried);
            var allowed = value.values().add(slope.mul(length).mul(SUFFICIENT))
                    .add(value.values().abs().mul(1e-14)); // below which sums cannot tell
            var failed = there.values().gt(allowed).to(DType.FLOAT64);
            if (failed.sum().item() == 0) {
                return new Point(tried, there);
            }
            length = length.mul(failed.mul(-0.5).add(1));
        }
        return new Point(tried, there);
    }

    private void remember(Tensor moved, Tensor change) {
        var product = moved.mul(change).sum(1, true); // [problem, 1]
        var curved = product.gt(1e-300).to(DType.FLOAT64);
        var rho = curved.div(product.add(curved.neg().add(1))); // 0 where nothing was learned
        history.addFirst(new Pair(owner.adopt(moved), owner.adopt(change), owner.adopt(rho)));
        if (history.size() > HISTORY) {
            var oldest = history.removeLast();
            oldest.moved().close();
            oldest.change().close();
            oldest.rho().close();
        }
    }

    /** The two loops. */
    private Tensor direction(Tensor gradients, Tensor scale) {
        var q = gradients;
        var alphas = new ArrayList<Tensor>();
        for (var pair : history) {
            var alpha = pair.rho().mul(pair.moved().mul(q).sum(1, true));
            alphas.add(alpha);
            q = q.sub(alpha.mul(pair.change()));
        }
        var r = q.mul(guess(scale));
        var pairs = List.copyOf(history).reversed();
        for (int i = 0; i < pairs.size(); i++) {
            var pair = pairs.get(i);
            var beta = pair.rho().mul(pair.change().mul(r).sum(1, true));
            r = r.add(pair.moved().mul(alphas.get(pairs.size() - 1 - i).sub(beta)));
        }
        return r.neg();
    }

    /** {@code s.y / y.y} of the newest pair, where there is one (equation 7.20). */
    private Tensor guess(Tensor scale) {
        var newest = history.peekFirst();
        if (newest == null) {
            return scale;
        }
        var squares = newest.change().square().sum(1, true);
        var known = newest.rho().gt(0).and(squares.gt(0));
        var ratio = newest.moved().mul(newest.change()).sum(1, true).div(squares.add(1e-300));
        return known.where(ratio, scale);
    }
}
