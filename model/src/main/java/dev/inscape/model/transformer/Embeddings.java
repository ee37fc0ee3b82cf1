package dev.inscape.model.transformer;

import dev.inscape.model.packing.TokenBatch;
import dev.inscape.model.part.Norm;
import dev.inscape.model.site.Site;
import dev.inscape.model.site.TapRun;
import dev.inscape.tensor.DType;
import dev.inscape.tensor.Layers;
import dev.inscape.tensor.Tensor;
import dev.inscape.tensor.Tensors;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Token, position and segment embeddings, summed and, in some families, normed. Every text is of the first segment, so that
 * its row is added to the positions once, when the model loads.
 *
 * @param tokens    {@code [vocabulary, d]}
 * @param stream    the type of the residual stream
 * @param scale     what token embeddings are multiplied with
 * @param positions {@code [row, d]}, the first segment's row included; null where positions are told otherwise
 * @param offset    the row of position 0
 * @param norm      over the sum, or null
 */
record Embeddings(Tensor tokens, DType stream, double scale, @Nullable Tensor positions, int offset,
        @Nullable Norm norm) {

    /** {@code [row, d]}. */
    Tensor apply(TokenBatch batch, TapRun taps) {
        var ids = Tensors.of(batch.ids(), batch.ids().length).to(tokens.device());
        var sum = Layers.embedding(tokens, ids).to(stream); // [row, d]
        if (scale != 1) {
            sum = sum.mul(scale);
        }
        if (positions != null) {
            sum = sum.add(Layers.embedding(positions, places(batch).to(tokens.device())));
        }
        var stream = taps.at(new Site.Embedding(), sum);
        return norm == null ? stream : norm.apply(stream);
    }

    private Tensor places(TokenBatch batch) {
        var places = Arrays.stream(batch.packing().positions()).map(position -> position + offset).toArray();
        return Tensors.of(places, places.length);
    }
}
