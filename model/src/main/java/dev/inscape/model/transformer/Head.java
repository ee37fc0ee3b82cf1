package dev.inscape.model.transformer;

import dev.inscape.model.part.Linear;
import dev.inscape.tensor.Layers;
import dev.inscape.tensor.Tensor;

/**
 * From the last norm to scores of the vocabulary.
 *
 * @param layer   {@code [vocabulary, d]}
 * @param softCap scores become {@code softCap tanh(score / softCap)}; 0 leaves them as they are
 */
record Head(Linear layer, double softCap) {

    /** {@code [row, d] -> [row, vocabulary]}. */
    Tensor apply(Tensor x) {
        var logits = layer.apply(x);
        return softCap == 0 ? logits : Layers.tanh(logits.mul(1 / softCap)).mul(softCap);
    }
}
