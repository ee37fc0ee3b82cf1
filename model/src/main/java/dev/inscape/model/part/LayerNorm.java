package dev.inscape.model.part;

import dev.inscape.tensor.Layers;
import dev.inscape.tensor.Tensor;

/**
 * {@code (x - mean) / sqrt(var + eps) * weight + bias} over the last dimension (Ba et al. 2016).
 *
 * @param weight {@code [d]}
 * @param bias   {@code [d]}
 * @param eps    added to the variance
 */
public record LayerNorm(Tensor weight, Tensor bias, double eps) {

    /** Reads {@code name.weight} and {@code name.bias}. */
    public static LayerNorm read(WeightReader weights, String name, long width, double eps) {
        return new LayerNorm(weights.read(name + ".weight", width), weights.read(name + ".bias", width), eps);
    }

    public Tensor apply(Tensor x) {
        return Layers.layerNorm(x, weight, bias, eps);
    }
}
