package dev.inscape.model.family;

import dev.inscape.model.family.Architecture.AttentionBiases;
import dev.inscape.model.part.Activation;
import dev.inscape.model.part.AttentionShape;
import dev.inscape.model.part.NormShape;
import java.util.List;

/**
 * The encoder of T5 (Raffel et al. 2020), which CodeT5 has too: relative positions, no scale of scores, no biases. Version 1.1
 * has a gate. Its positions have no end, so that texts are as long as memory allows.
 */
final class T5 {

    private static final String RELU = "relu";
    private static final String GATED = "gated-gelu";

    private static final QueryKeyValueNames PROJECTIONS = new QueryKeyValueNames.Separate("layer.0.SelfAttention.q",
            "layer.0.SelfAttention.k", "layer.0.SelfAttention.v");

    private static final WeightNames NAMES = new WeightNames(List.of(""), EmbeddingNames.tokens("shared.weight"),
            "encoder.block.%d.", new AttentionNames(PROJECTIONS, "layer.0.SelfAttention.o"),
            NormNames.before("layer.0.layer_norm"),
            new MlpNames(List.of("layer.1.DenseReluDense.wi"), "layer.1.DenseReluDense.wo"),
            NormNames.before("layer.1.layer_norm"),
            "encoder.block.0.layer.0.SelfAttention.relative_attention_bias.weight",
            "encoder.final_layer_norm", null)
            .withGate(List.of("layer.1.DenseReluDense.wi_0", "layer.1.DenseReluDense.wi_1"));

    static final Family FAMILY = new Family("t5", NAMES, T5::architecture);

    private T5() {
    }

    private static Architecture architecture(Config config) {
        config.requireText("feed_forward_proj", RELU, GATED);
        boolean gated = config.textOr("feed_forward_proj", RELU).equals(GATED);
        int heads = config.size("num_heads");
        return Architecture.of(config.size("d_model"), config.size("vocab_size"), Integer.MAX_VALUE,
                Windows.none(config.layers("num_layers")),
                new AttentionShape(heads, heads, config.size("d_kv"), 1, 0, false), AttentionBiases.both(false),
                new MlpShape(config.size("d_ff"), gated ? Activation.GELU_TANH : Activation.RELU, gated, false),
                new NormShape(NormShape.Kind.RMS, config.positive("layer_norm_epsilon")),
                new Positions.Relative(config.size("relative_attention_num_buckets"),
                        config.sizeOr("relative_attention_max_distance", 128)),
                null);
    }
}
