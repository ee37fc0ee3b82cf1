package dev.inscape.model.part;

import dev.inscape.UsageException;
import dev.inscape.model.site.Site;
import dev.inscape.model.site.TapRun;
import dev.inscape.tensor.Layers;
import dev.inscape.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/** A norm over the last dimension, with its weights {@code [d]}. */
public sealed interface Norm {

    /** {@code [.., d] -> [.., d]}. */
    Tensor apply(Tensor x);

    /** What {@link #apply} divides by: {@code [.., d] -> [.., 1]}. */
    Tensor scale(Tensor x);

    /** The same as {@link #apply}, but divides by the given scale {@code [.., 1]}: linear in x up to the bias. */
    Tensor applyAt(Tensor x, Tensor scale);

    /** {@link #apply} with its scale shown to the taps, if they want it. */
    static Tensor apply(@Nullable Norm norm, Tensor x, Site scale, TapRun taps) {
        if (!taps.want(scale)) {
            return norm == null ? x : norm.apply(x);
        }
        if (norm == null) {
            throw new UsageException("the model has no site " + scale.label() + ": there is no norm at this place");
        }
        return norm.applyAt(x, taps.at(scale, norm.scale(x)));
    }

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

        @Override
        public Tensor scale(Tensor x) {
            return x.var(-1, false, true).add(eps).sqrt();
        }

        @Override
        public Tensor applyAt(Tensor x, Tensor scale) {
            var scaled = x.sub(x.mean(-1, true)).div(scale).mul(weight);
            return bias == null ? scaled : scaled.add(bias);
        }
    }

    /** {@code x / sqrt(mean(x^2) + eps) * weight}. */
    record Rms(Tensor weight, double eps) implements Norm {
        @Override
        public Tensor apply(Tensor x) {
            return Layers.rmsNorm(x, weight, eps);
        }

        @Override
        public Tensor scale(Tensor x) {
            return x.square().mean(-1, true).add(eps).sqrt();
        }

        @Override
        public Tensor applyAt(Tensor x, Tensor scale) {
            return x.div(scale).mul(weight);
        }
    }
}
