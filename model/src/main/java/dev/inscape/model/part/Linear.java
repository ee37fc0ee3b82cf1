package dev.inscape.model.part;

import dev.inscape.tensor.Layers;
import dev.inscape.tensor.PackedWeight;
import dev.inscape.tensor.Scope;
import dev.inscape.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/** {@code x W^T + b}, with the weight {@code [out, in]} held plain or packed; not every layer has a bias. */
public sealed interface Linear {

    /** {@code [row, in] -> [row, out]}. */
    Tensor apply(Tensor x);

    /** {@code activation(x W^T + b)}, in one pass over the result where that is possible. */
    default Tensor applyThen(Activation activation, Tensor x) {
        return activation.applyOver(apply(x));
    }

    /** Reads {@code name.weight} and {@code name.bias}. */
    static Linear read(WeightReader weights, String name, long out, long in, boolean bias) {
        var kept = bias ? weights.small(name + ".bias", out) : null;
        if (weights.pack()) {
            try (var scope = Scope.open("linear layer")) { // what is only passed through is freed layer by layer
                return new Packed(weights.own(PackedWeight.of(weights.passingMatrix(name + ".weight", out, in))), kept);
            }
        }
        return new Plain(weights.matrix(name + ".weight", out, in), kept);
    }

    /**
     * A layer of weights that have been made of what the file holds, and have memory of their own; the model keeps them from
     * here on.
     */
    static Linear of(WeightReader weights, Tensor weight, @Nullable Tensor bias) {
        var kept = bias == null ? null : weights.own(bias);
        return weights.pack()
                ? new Packed(weights.own(PackedWeight.of(weight)), kept)
                : new Plain(weights.own(weight), kept);
    }

    /** Passes gradients. */
    record Plain(Tensor weight, @Nullable Tensor bias) implements Linear {
        @Override
        public Tensor apply(Tensor x) {
            return Layers.linear(x, weight, bias);
        }
    }

    /** For inference on the CPU. */
    record Packed(PackedWeight weight, @Nullable Tensor bias) implements Linear {
        @Override
        public Tensor apply(Tensor x) {
            return weight.linear(x, bias);
        }

        @Override
        public Tensor applyThen(Activation activation, Tensor x) {
            return activation == Activation.GELU ? weight.linearGelu(x, bias) : Linear.super.applyThen(activation, x);
        }
    }
}
