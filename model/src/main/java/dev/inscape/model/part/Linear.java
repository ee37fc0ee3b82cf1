package dev.inscape.model.part;

import dev.inscape.tensor.Joining;
import dev.inscape.tensor.Layers;
import dev.inscape.tensor.PackedWeight;
import dev.inscape.tensor.Scope;
import dev.inscape.tensor.Tensor;
import java.util.List;

/** {@code x W^T + b}, with the weight {@code [out, in]} held plain or packed. */
public sealed interface Linear {

    /** {@code [row, in] -> [row, out]}. */
    Tensor apply(Tensor x);

    /** {@code activation(x W^T + b)}, in one pass over the result where that is possible. */
    default Tensor applyThen(Activation activation, Tensor x) {
        return activation.applyOver(apply(x));
    }

    /** Reads {@code name.weight} and {@code name.bias}. */
    static Linear read(WeightReader weights, String name, long out, long in) {
        return fused(weights, List.of(name), out, in);
    }

    /** Several layers that read the same input as one: their outputs side by side, for one product instead of many. */
    static Linear fused(WeightReader weights, List<String> names, long out, long in) {
        try (var scope = Scope.open("linear layer")) { // what is only passed through is freed layer by layer
            var weight = Joining.cat(names.stream().map(name -> weights.peek(name + ".weight", out, in)).toList(), 0);
            var bias = weights
                    .own(Joining.cat(names.stream().map(name -> weights.peek(name + ".bias", out)).toList(), 0));
            return weights.pack()
                    ? new Packed(weights.own(PackedWeight.of(weight)), bias)
                    : new Plain(weights.own(weight), bias);
        }
    }

    /** Passes gradients. */
    record Plain(Tensor weight, Tensor bias) implements Linear {
        @Override
        public Tensor apply(Tensor x) {
            return Layers.linear(x, weight, bias);
        }
    }

    /** For inference on the CPU. */
    record Packed(PackedWeight weight, Tensor bias) implements Linear {
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
