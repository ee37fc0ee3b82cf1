package dev.inscape.model.family;

import dev.inscape.model.family.Architecture.AttentionBiases;
import dev.inscape.model.part.AttentionShape;
import dev.inscape.model.part.NormShape;
import dev.inscape.model.part.NormShape.Kind;
import java.util.List;

/** ModernBERT (Warner et al. 2024): an encoder with norms before, turned queries and keys, a gate, and windows. */
final class ModernBert {

    private static final double GLOBAL_BASE = 160_000;
    private static final double LOCAL_BASE = 10_000;

    private static final WeightNames NAMES = new WeightNames(List.of("model.", ""),
            new EmbeddingNames("embeddings.tok_embeddings.weight", null, null, "embeddings.norm"), "layers.%d.",
            new AttentionNames(new QueryKeyValueNames.Joined("attn.Wqkv"), "attn.Wo"), NormNames.before("attn_norm"),
            new MlpNames(List.of("mlp.Wi"), "mlp.Wo"), NormNames.before("mlp_norm"), null, "final_norm", null);

    static final Family FAMILY = new Family("modernbert", NAMES, ModernBert::architecture);

    private ModernBert() {
    }

    private static Architecture architecture(Config config) {
        int width = config.size("hidden_size");
        int heads = config.size("num_attention_heads");
        int headWidth = config.share(width, "num_attention_heads");
        int window = config.size("local_attention") / 2 + 1; // itself and half of it to either side
        int every = config.sizeOr("global_attn_every_n_layers", 1);
        if (every < 1) {
            throw config.unsupported("global_attn_every_n_layers");
        }
        return Architecture.of(width, config.size("vocab_size"), config.size("max_position_embeddings"),
                Windows.of(config, window, layer -> layer % every != 0),
                AttentionShape.of(heads, heads, headWidth, false),
                AttentionBiases.both(config.flagOr("attention_bias", false)),
                new MlpShape(config.size("intermediate_size"), config.activation("hidden_activation"), true,
                        config.flagOr("mlp_bias", false)),
                new NormShape(config.flagOr("norm_bias", false) ? Kind.LAYER : Kind.LAYER_WITHOUT_BIAS,
                        config.positive("norm_eps")),
                new Positions.Turned(
                        Frequencies.ofLayers(config, "full_attention", "global_rope_theta", GLOBAL_BASE, headWidth),
                        Frequencies.ofLayers(config, "sliding_attention", "local_rope_theta", LOCAL_BASE, headWidth)),
                null).withBareFirstBlock();
    }
}
