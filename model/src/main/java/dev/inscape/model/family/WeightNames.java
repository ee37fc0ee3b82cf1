package dev.inscape.model.family;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the checkpoints of a family call our parts' weights: Hugging Face's names.
 *
 * @param prefixes      what all names but the head's may begin with; a checkpoint uses one of them throughout
 * @param embedding     the tables below the first block
 * @param block         the prefix of a block, in which {@code %d} is the layer
 * @param attention     within a block
 * @param attentionNorms within a block
 * @param mlp           within a block
 * @param mlpNorms      within a block
 * @param relativeBias  the table of relative positions, where the family has it: one for all layers
 * @param finalNorm     above the last block, where the family has it
 * @param head          the layer to the vocabulary, where the family has one
 * @param gate          what the layers into the neurons are called where the MLP is gated, if that differs
 * @param transposed    whether layers are kept as {@code [in, out]}
 */
public record WeightNames(List<String> prefixes, EmbeddingNames embedding, String block, AttentionNames attention,
        NormNames attentionNorms, MlpNames mlp, NormNames mlpNorms, @Nullable String relativeBias,
        @Nullable String finalNorm, @Nullable String head, List<String> gate, boolean transposed) {

    public WeightNames {
        prefixes = List.copyOf(prefixes);
        gate = List.copyOf(gate);
    }

    WeightNames(List<String> prefixes, EmbeddingNames embedding, String block, AttentionNames attention,
            NormNames attentionNorms, MlpNames mlp, NormNames mlpNorms, @Nullable String relativeBias,
            @Nullable String finalNorm, @Nullable String head) {
        this(prefixes, embedding, block, attention, attentionNorms, mlp, mlpNorms, relativeBias, finalNorm, head,
                mlp.up(), false);
    }

    WeightNames withGate(List<String> layers) {
        return new WeightNames(prefixes, embedding, block, attention, attentionNorms, mlp, mlpNorms, relativeBias,
                finalNorm, head, layers, transposed);
    }

    WeightNames withTransposedLayers() {
        return new WeightNames(prefixes, embedding, block, attention, attentionNorms, mlp, mlpNorms, relativeBias,
                finalNorm, head, gate, true);
    }

    /** The layers into the neurons. */
    public List<String> up(boolean gated) {
        return gated ? gate : mlp.up();
    }
}
