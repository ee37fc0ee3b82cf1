package dev.inscape.model.family;

import dev.inscape.model.family.Architecture.AttentionBiases;
import dev.inscape.model.part.AttentionShape;
import dev.inscape.model.part.NormShape;
import java.util.List;

/** GPT-2 (Radford et al. 2019). Its layers are kept as {@code [in, out]}. */
final class Gpt2 {

    private static final WeightNames NAMES = new WeightNames(List.of("transformer.", ""),
            new EmbeddingNames("wte.weight", "wpe.weight", null, null), "h.%d.",
            new AttentionNames(new QueryKeyValueNames.Joined("attn.c_attn"), "attn.c_proj"), NormNames.before("ln_1"),
            new MlpNames(List.of("mlp.c_fc"), "mlp.c_proj"), NormNames.before("ln_2"), null, "ln_f", "lm_head")
            .withTransposedLayers();

    static final Family FAMILY = new Family("gpt2", NAMES, Gpt2::architecture);

    private Gpt2() {
    }

    private static Architecture architecture(Config config) {
        config.requireFlag("scale_attn_weights", true).requireFlag("scale_attn_by_inverse_layer_idx", false)
                .requireFlag("add_cross_attention", false);
        int width = config.size("n_embd");
        int context = config.size("n_positions");
        int heads = config.size("n_head");
        return Architecture.of(width, config.size("vocab_size"), context, Windows.none(config.layers("n_layer")),
                AttentionShape.of(heads, heads, config.share(width, "n_head"), true), AttentionBiases.both(true),
                new MlpShape(config.sizeOr("n_inner", 4 * width), config.activation("activation_function"), false,
                        true),
                new NormShape(NormShape.Kind.LAYER, config.positive("layer_norm_epsilon")),
                new Positions.Learned(context, 0), new HeadShape(config.flagOr("tie_word_embeddings", true), 0));
    }
}
