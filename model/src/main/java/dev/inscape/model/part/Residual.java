package dev.inscape.model.part;

import dev.inscape.model.site.Site;
import dev.inscape.model.site.TapRun;
import dev.inscape.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/**
 * Where the norms around attention, or around the MLP, stand. Most families have one before; BERT has one after the sum,
 * Gemma 2 one before and one on the output.
 *
 * @param before on what the part reads
 * @param output on what the part adds to the stream
 * @param sum    on the stream after the addition
 */
public record Residual(@Nullable Norm before, @Nullable Norm output, @Nullable Norm sum) {

    /** @param scale the site of what the norm divides by */
    public Tensor beforeReading(Tensor x, Site scale, TapRun taps) {
        return Norm.apply(before, x, scale, taps);
    }

    public Tensor beforeAdding(Tensor x) {
        return output == null ? x : output.apply(x);
    }

    public Tensor afterAdding(Tensor x) {
        return sum == null ? x : sum.apply(x);
    }
}
