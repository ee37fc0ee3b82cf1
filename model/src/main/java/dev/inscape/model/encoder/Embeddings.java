package dev.inscape.model.encoder;

import dev.inscape.model.packing.TokenBatch;
import dev.inscape.model.part.LayerNorm;
import dev.inscape.model.part.WeightReader;
import dev.inscape.model.site.Site;
import dev.inscape.model.site.TapRun;
import dev.inscape.tensor.Layers;
import dev.inscape.tensor.Tensor;
import dev.inscape.tensor.Tensors;

/**
 * Token, position and segment embeddings, summed and normed. Every text is of the first segment, so that its row is added
 * to the positions once, when the model loads.
 *
 * @param words     {@code [vocabulary, d]}
 * @param positions {@code [context, d]}, the first segment's row included
 * @param norm      over the sum
 */
record Embeddings(Tensor words, Tensor positions, LayerNorm norm) {

    static Embeddings read(EncoderFamily family, EncoderConfig config, WeightReader weights) {
        var positions = weights.peek(family.positions(), config.context(), config.width());
        var segments = weights.peek(family.segments(), config.segments(), config.width());
        return new Embeddings(weights.read(family.words(), config.vocabulary(), config.width()),
                weights.own(positions.add(segments.select(0, 0))),
                LayerNorm.read(weights, family.embeddingNorm(), config.width(), config.eps()));
    }

    /** {@code [row, d]}. */
    Tensor apply(TokenBatch batch, TapRun taps) {
        var ids = Tensors.of(batch.ids(), batch.ids().length).to(words.device());
        var places = Tensors.of(batch.packing().positions(), batch.ids().length).to(words.device());
        var sum = Layers.embedding(words, ids).addInPlace(Layers.embedding(positions, places), 1); // [row, d]
        return norm.apply(taps.at(new Site.Embedding(), sum));
    }
}
