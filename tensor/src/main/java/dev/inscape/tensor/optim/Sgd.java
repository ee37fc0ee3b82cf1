package dev.inscape.tensor.optim;

import dev.inscape.UsageException;
import dev.inscape.tensor.Gradients;
import dev.inscape.tensor.Parameter;
import dev.inscape.tensor.Scope;
import dev.inscape.tensor.Tensor;
import java.util.List;
import java.util.Map;

/**
 * Stochastic gradient descent as PyTorch defines it, with heavy-ball momentum and an L2 penalty: {@code g = g + decay w},
 * {@code v = momentum v + g}, {@code w = w - rate v}; with Nesterov's momentum (Sutskever et al. 2013, section 2)
 * {@code w = w - rate (g + momentum v)}. Costs one tensor of state per parameter where momentum is wanted, none else.
 */
public final class Sgd implements Optimizer {

    private final List<Parameter> parameters;
    private final Settings settings;
    private final Moments moments;
    private long steps;

    private Sgd(List<Parameter> parameters, Settings settings) {
        this.parameters = List.copyOf(parameters);
        this.settings = settings;
        this.moments = new Moments(this.parameters, settings.momentum > 0 ? List.of("velocity") : List.of(), List.of());
    }

    /**
     * What the updates depend on beside the learning rate.
     *
     * @param momentum    from 0 (none) up to but without 1
     * @param weightDecay strength of the penalty, which joins the gradient
     * @param nesterov    whether the gradient looks ahead along the momentum
     */
    public record Settings(double momentum, double weightDecay, boolean nesterov) {

        public Settings {
            if (!(momentum >= 0 && momentum < 1)) {
                throw new UsageException("SGD wants 0 <= momentum < 1, not " + momentum);
            }
            if (!(weightDecay >= 0 && Double.isFinite(weightDecay))) {
                throw new UsageException("SGD wants a weight decay of at least 0, not " + weightDecay);
            }
            if (nesterov && momentum == 0) {
                throw new UsageException("Nesterov's momentum wants a momentum above 0");
            }
        }
    }

    /**
     * Without decay.
     *
     * @param momentum from 0 (none) up to but without 1
     */
    public static Sgd of(List<Parameter> parameters, double momentum) {
        return of(parameters, new Settings(momentum, 0, false));
    }

    public static Sgd of(List<Parameter> parameters, Settings settings) {
        return new Sgd(parameters, settings);
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
            parameter.gradient().ifPresent(found -> {
                var value = parameter.value();
                var gradient = settings.weightDecay == 0 ? found : found.add(value.mul(settings.weightDecay));
                value.addInPlace(direction(parameter, gradient), -learningRate);
            });
        }
    }

    private Tensor direction(Parameter parameter, Tensor gradient) {
        if (settings.momentum == 0) {
            return gradient;
        }
        var velocity = moments.of(parameter, "velocity").mulInPlace(settings.momentum).addInPlace(gradient, 1);
        return settings.nesterov ? gradient.add(velocity.mul(settings.momentum)) : velocity;
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
