package dev.inscape.model.family;

import dev.inscape.InscapeException;
import dev.inscape.model.part.AttentionShape;
import dev.inscape.model.part.NormShape;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What a model is built as: everything that its configuration decides. Which norms there are and where, its family's
 * {@link WeightNames} say.
 *
 * @param width           d, of the residual stream
 * @param vocabulary      rows of the token table
 * @param context         the longest text, in tokens
 * @param windows         for each layer, how far a token sees: itself and less than this many tokens before it (and behind
 *                        it in an encoder); 0 for the whole text
 * @param attention       of every block
 * @param attentionBiases of every block
 * @param mlp             of every block
 * @param norm            of every norm but those of queries and keys
 * @param positions       how positions are told apart
 * @param segments        rows of the segment table; 0 without one
 * @param embeddingScale  what token embeddings are multiplied with
 * @param parallel        whether attention and MLP of a block read the same stream
 * @param bareFirstBlock  whether attention of the first block reads the stream without a norm (ModernBERT)
 * @param head            to the vocabulary; null for an encoder
 */
public record Architecture(int width, int vocabulary, int context, int[] windows, AttentionShape attention,
        AttentionBiases attentionBiases, MlpShape mlp, NormShape norm, Positions positions, int segments,
        double embeddingScale, boolean parallel, boolean bareFirstBlock, @Nullable HeadShape head) {

    /**
     * Which layers of attention have biases.
     *
     * @param projections those to queries, keys and values
     * @param output      the one back into the stream
     */
    public record AttentionBiases(boolean projections, boolean output) {
        static AttentionBiases both(boolean present) {
            return new AttentionBiases(present, present);
        }
    }

    public Architecture {
        windows = windows.clone();
        if (windows.length < 1 || width < 1 || vocabulary < 1 || context < 1 || mlp.neurons() < 1) {
            throw new InscapeException("config.json: sizes must be positive, but there are " + windows.length
                    + " layers, width " + width + ", vocabulary " + vocabulary + ", context " + context + ", "
                    + mlp.neurons() + " neurons");
        }
        if (Arrays.stream(windows).anyMatch(window -> window < 0)) {
            throw new InscapeException(
                    "config.json: a window cannot be negative, but windows are " + Arrays.toString(windows));
        }
    }

    public int layers() {
        return windows.length;
    }

    /** What all families of decoders and encoders agree on unless they say otherwise. */
    static Architecture of(int width, int vocabulary, int context, int[] windows, AttentionShape attention,
            AttentionBiases biases, MlpShape mlp, NormShape norm, Positions positions, @Nullable HeadShape head) {
        return new Architecture(width, vocabulary, context, windows, attention, biases, mlp, norm, positions, 0, 1,
                false, false, head);
    }

    Architecture withSegments(int rows) {
        return new Architecture(width, vocabulary, context, windows, attention, attentionBiases, mlp, norm, positions,
                rows, embeddingScale, parallel, bareFirstBlock, head);
    }

    Architecture withEmbeddingScale(double scale) {
        return new Architecture(width, vocabulary, context, windows, attention, attentionBiases, mlp, norm, positions,
                segments, scale, parallel, bareFirstBlock, head);
    }

    Architecture withParallelParts(boolean sideBySide) {
        return new Architecture(width, vocabulary, context, windows, attention, attentionBiases, mlp, norm, positions,
                segments, embeddingScale, sideBySide, bareFirstBlock, head);
    }

    Architecture withBareFirstBlock() {
        return new Architecture(width, vocabulary, context, windows, attention, attentionBiases, mlp, norm, positions,
                segments, embeddingScale, parallel, true, head);
    }
}
