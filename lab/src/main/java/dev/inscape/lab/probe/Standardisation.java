package dev.inscape.lab.probe;

import dev.inscape.tensor.DType;
import dev.inscape.tensor.Joining;
import dev.inscape.tensor.Scope;
import dev.inscape.tensor.Tensor;
import dev.inscape.tensor.TensorCarrier;
import dev.inscape.tensor.Tensors;
import java.util.List;

/**
 * Mean and scale of each dimension, from training rows alone; what does not vary there has scale 1.
 *
 * @param mean  {@code [site, d]}, float64
 * @param scale {@code [site, d]}, float64: the standard deviation, by n
 */
record Standardisation(Tensor mean, Tensor scale) implements TensorCarrier {

    /** Below this share of the largest deviation a dimension counts as constant. */
    private static final double CONSTANT = 1e-12;

    /** From states {@code [site, row, d]} in float64. */
    static Standardisation of(Tensor states) {
        try (var scope = Scope.open("standardisation")) {
            var mean = states.mean(1, false);
            var deviation = states.var(1, false, false).sqrt();
            var constant = deviation.sub(mean.abs().maximum(deviation.max(-1, true)).mul(CONSTANT)).gt(0).not();
            return scope.keep(new Standardisation(mean, deviation.maskedFill(constant, 1)));
        }
    }

    /** Standardised states with a last column of ones for the intercept: {@code [site, row, d + 1]}. */
    Tensor design(Tensor states) {
        try (var scope = Scope.open("design")) {
            var standard = states.sub(mean.unsqueeze(1)).div(scale.unsqueeze(1));
            var ones = Tensors.ones(DType.FLOAT64, states.size(0), states.size(1), 1);
            return scope.keep(Joining.cat(List.of(standard, ones), -1));
        }
    }

    @Override
    public List<Tensor> tensors() {
        return List.of(mean, scale);
    }
}
