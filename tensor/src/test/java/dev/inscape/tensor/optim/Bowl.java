package dev.inscape.tensor.optim;

import dev.inscape.tensor.Gradients;
import dev.inscape.tensor.Parameter;
import dev.inscape.tensor.Scope;
import dev.inscape.tensor.Tensors;
import java.util.SplittableRandom;

/**
 * A parameter {@code [3, 5]} to be learned: the loss is {@code sum c (w - t)^2}, whose gradient is {@code 2 c (w - t)}, each
 * element with a curvature c and a target t of its own.
 */
final class Bowl implements AutoCloseable {

    static final int SIZE = 15;

    private final Scope owner = Scope.owner("bowl");
    private final double[] targets = new double[SIZE];
    private final double[] curvatures = new double[SIZE];
    final double[] start = new double[SIZE];
    final Parameter parameter;

    Bowl(String name, long seed) {
        var random = new SplittableRandom(seed);
        for (int i = 0; i < SIZE; i++) {
            targets[i] = random.nextDouble(-3, 3);
            curvatures[i] = random.nextDouble(0.2, 4);
            start[i] = random.nextDouble(-2, 2);
        }
        try (var scope = Scope.open()) {
            parameter = owner.adopt(Parameter.of(name, Tensors.of(start, 3, 5)));
        }
    }

    /** Adds to the parameter's gradient by back-propagation. */
    void backward() {
        try (var scope = Scope.open(); var on = Gradients.on()) {
            parameter.value().sub(Tensors.of(targets, 3, 5)).square().mul(Tensors.of(curvatures, 3, 5)).sum()
                    .backward();
        }
    }

    /** The same gradient by its formula. */
    double[] gradient(double... w) {
        var gradient = new double[SIZE];
        for (int i = 0; i < SIZE; i++) {
            gradient[i] = 2 * curvatures[i] * (w[i] - targets[i]);
        }
        return gradient;
    }

    double[] values() {
        return parameter.value().toDoubles();
    }

    @Override
    public void close() {
        owner.close();
    }
}
