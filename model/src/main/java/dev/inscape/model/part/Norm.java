package dev.inscape.model.part;

import dev.inscape.tensor.Layers;
import dev.inscape.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/** A norm over the last dimension, with its weights {@code [d]}. */
public sealed interface Norm {

    /** {@code [.., d] -> [.., d]}. */
    Tensor apply(Tensor x);

    /** Reads {@code name.weight} and, where the kind has one, {@code name.bias}. */
    static Norm read(WeightReader weights, String name, long width, NormShape shape) {
        var weight = name + ".weight";
        return switch (shape.kind()) {
            case LAYER ->
                new Layer(weights.small(weight, width), weights.small(name + ".bias", width), shape.eps());
            case LAYER_WITHOUT_BIAS -> new Layer(weights.small(weight, width), null, shape.eps());
            case RMS -> new Rms(weights.small(weight, width), shape.eps());
            case RMS_FROM_ONE -> new Rms(weights.own(weights.passingSmall(weight, width).add(1)), shape.eps());
        };
    }

    /** {@code (x - mean) / sqrt(var + eps) * weight + bias}. */
    record Layer(Tensor weight, @Nullable Tensor bias, double eps) implements Norm {
        @Override
        public Tensor apply(Tensor x) {
            return Layers.layerNorm(x, weight, bias, eps);
        }
    }

    /** {@code x / sqrt(mean(x^2) + eps) * weight}. */
    record Rms(Tensor weight, double eps) implements Norm {
        @Override
        public Tensor apply(Tensor x) {
            return Layers.rmsNorm(x, weight, eps);
        }
    }
}
