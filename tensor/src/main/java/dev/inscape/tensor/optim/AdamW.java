package dev.inscape.tensor.optim;

import dev.inscape.UsageException;
import dev.inscape.tensor.Gradients;
import dev.inscape.tensor.Parameter;
import dev.inscape.tensor.Scope;
import dev.inscape.tensor.Tensor;
import java.util.List;
import java.util.Map;

/**
 * Adam (Kingma and Ba 2015, algorithm 1) with weight decay either decoupled from the gradient (Loshchilov and Hutter
 * 2019, algorithm 2: AdamW) or added to it (plain Adam with an L2 penalty). Time, for the bias correction, counts for each
 * parameter by itself the steps at which it had a gradient, as in PyTorch. Costs two tensors of state per parameter.
 */
public final class AdamW implements Optimizer {

    private final List<Parameter> parameters;
    private final Settings settings;
    private final Moments moments;
    private long steps;

    private AdamW(List<Parameter> parameters, Settings settings) {
        this.parameters = List.copyOf(parameters);
        this.settings = settings;
        this.moments = new Moments(this.parameters, List.of("mean", "square"), List.of("updates"));
    }

    /**
     * What the updates depend on beside the learning rate.
     *
     * @param beta1       decay of the running mean
     * @param beta2       decay of the running square
     * @param eps         added to the root
     * @param weightDecay strength of the decay
     * @param decoupled   whether decay bypasses the gradient (AdamW) or joins it (Adam)
     */
    public record Settings(double beta1, double beta2, double eps, double weightDecay, boolean decoupled) {

        public Settings {
            if (!(beta1 >= 0 && beta1 < 1 && beta2 >= 0 && beta2 < 1 && eps > 0 && weightDecay >= 0)) {
                throw new UsageException("Adam wants 0 <= beta < 1, eps > 0 and weightDecay >= 0, not beta1 " + beta1
                        + ", beta2 " + beta2 + ", eps " + eps + ", weightDecay " + weightDecay);
            }
        }
    }

    /** AdamW with PyTorch's defaults: betas .9 and .999, eps 1e-8, decoupled decay .01. */
    public static AdamW of(List<Parameter> parameters) {
        return of(parameters, new Settings(0.9, 0.999, 1e-8, 0.01, true));
    }

    /** Adam without decay: betas .9 and .999, eps 1e-8. */
    public static AdamW adam(List<Parameter> parameters) {
        return of(parameters, new Settings(0.9, 0.999, 1e-8, 0, false));
    }

    public static AdamW of(List<Parameter> parameters, Settings settings) {
        return new AdamW(parameters, settings);
    }

    @Override
    public void step(double learningRate) {
        steps++;
        try (var off = Gradients.off()) {
            parameters.forEach(parameter -> update(parameter, learningRate));
        }
    }

    private void update(Parameter parameter, double learningRate) {
        try (var scope = Scope.open("AdamW step")) {
            var found = parameter.gradient();
            if (found.isEmpty()) {
                return;
            }
            var value = parameter.value();
            var gradient = found.get();
            if (settings.decoupled) {
                value.mulInPlace(1 - learningRate * settings.weightDecay);
            } else if (settings.weightDecay > 0) {
                gradient = gradient.add(value.mul(settings.weightDecay));
            }
            var mean = moments.of(parameter, "mean").lerpInPlace(gradient, 1 - settings.beta1);
            var square = moments.of(parameter, "square").mulInPlace(settings.beta2).addProductInPlace(gradient,
                    gradient,
                    1 - settings.beta2);
            var updates = moments.of(parameter, "updates");
            double time = updates.item() + 1;
            updates.fill(time);
            double meanCorrection = 1 - Math.pow(settings.beta1, time);
            double squareCorrection = 1 - Math.pow(settings.beta2, time);
            var root = square.sqrt().mulInPlace(1 / Math.sqrt(squareCorrection)).add(settings.eps);
            value.addQuotientInPlace(mean, root, -learningRate / meanCorrection);
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
