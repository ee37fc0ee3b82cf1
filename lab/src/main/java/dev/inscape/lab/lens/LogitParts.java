package dev.inscape.lab.lens;

import dev.inscape.text.Encoding;
import java.util.Arrays;

/**
 * Who says yes rather than no behind a text: each part's share of {@code logit(yes) - logit(no)}.
 *
 * @param text            that was read
 * @param yes             a token
 * @param no              another token
 * @param difference      that of the logits, as the model has it
 * @param embedding       of the stream into the first block
 * @param heads           {@code [layer][head]}
 * @param attentionBiases {@code [layer]}: what attention adds whatever its heads say; 0 in families without such biases
 * @param mlps            {@code [layer]}
 * @param norm            of the last norm's bias; 0 in families without one
 */
public record LogitParts(Encoding text, long yes, long no, double difference, double embedding, double[][] heads,
        double[] attentionBiases, double[] mlps, double norm) {

    /** The sum of all parts: the difference, up to rounding. */
    public double total() {
        double ofHeads = Arrays.stream(heads).flatMapToDouble(Arrays::stream).sum();
        return embedding + ofHeads + Arrays.stream(attentionBiases).sum() + Arrays.stream(mlps).sum() + norm;
    }
}
