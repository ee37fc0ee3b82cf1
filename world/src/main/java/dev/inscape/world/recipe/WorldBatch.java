package dev.inscape.world.recipe;

import dev.inscape.model.packing.TokenBatch;
import dev.inscape.tensor.Tensor;
import dev.inscape.tensor.Tensors;
import dev.inscape.world.corpus.Document;
import java.util.List;

/**
 * The documents of a step, packed.
 *
 * @param tokens  what the model reads
 * @param next    {@code [row]}, the token behind each; any behind the last of a document
 * @param weights {@code [row]}, what the prediction of that token counts; 0 behind the last
 */
record WorldBatch(TokenBatch tokens, long[] next, float[] weights) {

    static WorldBatch of(List<Document> documents) {
        var tokens = TokenBatch.of(documents.stream().map(Document::ids).toList());
        var next = new long[tokens.ids().length];
        var weights = new float[next.length];
        for (int i = 0; i < documents.size(); i++) {
            var document = documents.get(i);
            int row = tokens.packing().firstRow(i);
            int length = document.ids().length - 1;
            System.arraycopy(document.ids(), 1, next, row, length);
            System.arraycopy(document.weights(), 1, weights, row, length);
        }
        return new WorldBatch(tokens, next, weights);
    }

    /** The mean cross-entropy in nats of logits {@code [row, vocabulary]}, each prediction counted by its weight. */
    Tensor loss(Tensor logits) {
        double sum = 0;
        for (float weight : weights) {
            sum += weight;
        }
        var chosen = logits.gather(1, Tensors.of(next, next.length, 1)).squeeze(1); // [row]
        return logits.logSumExp(1, false).sub(chosen).mul(Tensors.of(weights, weights.length)).sum().div(sum);
    }
}
