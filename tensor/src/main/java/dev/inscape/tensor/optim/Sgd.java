package dev.inscape.tensor.optim;

import dev.inscape.UsageException;
import dev.inscape.tensor.Gradients;
import dev.inscape.tensor.Parameter;
import dev.inscape.tensor.Scope;
import dev.inscape.tensor.Tensor;
import java.util.List;
import java.util.Map;

/**
 * Stochastic gradient descent with heavy-ball momentum, as PyTorch defines it: {@code v = momentum v + g},
 * {@code w = w - rate v}. Costs one tensor of state per parameter where momentum is wanted, none else.
 */
public final class Sgd implements Optimizer {

    private final List<Parameter> parameters;
    private final double momentum;
    private final Moments moments;
    private long steps;

    private Sgd(List<Parameter> parameters, double momentum) {
        this.parameters = List.copyOf(parameters);
        this.momentum = momentum;
        this.moments = new Moments(this.parameters, momentum > 0 ? List.of("velocity") : List.of(), List.of());
    }

    /** @param momentum from 0 (none) up to but without 1 */
    public static Sgd of(List<Parameter> parameters, double momentum) {
        if (!(momentum >= 0 && momentum < 1)) {
            throw new UsageException("SGD wants 0 <= momentum < 1, not " + momentum);
        }
        return new Sgd(parameters, momentum);
    }

    @Override
    public void step(double learningRate) {
        steps++;
        try (var off = Gradients.off()) {
            parameters.forEach(parameter -> update(parameter, learningRate));
        }
    }

    private void update(Parameter parameter, double learningRate) {
        try (var scope = Scope.open("SGD step")) {
            parameter.gradient().ifPresent(gradient -> {
                var direction = momentum == 0
                        ? gradient
                        : moments.of(parameter, "velocity").mulInPlace(momentum).addInPlace(gradient, 1);
                parameter.value().addInPlace(direction, -learningRate);
            });
        }
    }

    @Override
    public List<Parameter> parameters() {
        return parameters;
    }

    @Override
    public Map<String, Tensor> state() {
        return moments.all();
    }

    @Override
    public long steps() {
        return steps;
    }

    @Override
    public void restore(long steps, Map<String, Tensor> state) {
        moments.restore(state);
        this.steps = steps;
    }

    @Override
    public void close() {
        moments.close();
    }
}
