package dev.inscape.model.part;

import dev.inscape.tensor.Joining;
import dev.inscape.tensor.Layers;
import dev.inscape.tensor.PackedWeight;
import dev.inscape.tensor.Tensor;
import java.util.List;
import java.util.stream.Stream;

/** {@code x W^T + b}, with the weight {@code [out, in]} held plain or packed. */
public sealed interface Linear {

    /** {@code [row, in] -> [row, out]}. */
    Tensor apply(Tensor x);

    /** Reads {@code name.weight} and {@code name.bias}. */
    static Linear read(WeightReader weights, String name, long out, long in) {
        return of(weights, weights.peek(name + ".weight", out, in), weights.peek(name + ".bias", out));
    }

    /** Several layers that read the same input as one: their outputs side by side, for one product instead of many. */
    static Linear fused(WeightReader weights, List<String> names, long out, long in) {
        return of(weights, joined(names.stream().map(name -> weights.peek(name + ".weight", out, in))),
                joined(names.stream().map(name -> weights.peek(name + ".bias", out))));
    }

    private static Tensor joined(Stream<Tensor> parts) {
        return Joining.cat(parts.toList(), 0);
    }

    private static Linear of(WeightReader weights, Tensor weight, Tensor bias) {
        weights.own(bias);
        return weights.pack()
                ? new Packed(weights.own(PackedWeight.of(weight)), bias)
                : new Plain(weights.own(weight), bias);
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
    }
}
