package dev.inscape.model.family;

import dev.inscape.model.family.Architecture.AttentionBiases;
import dev.inscape.model.part.AttentionShape;
import dev.inscape.model.part.NormShape;
import java.util.List;

/** OPT (Zhang et al. 2022), in the form with norms before (all sizes but 350M). */
final class Opt {

    /** Rows of the position table before position 0. */
    private static final int POSITION_OFFSET = 2;
    private static final double EPS = 1e-5;

    private static final WeightNames NAMES = new WeightNames(List.of("model.decoder.", "decoder.", ""),
            new EmbeddingNames("embed_tokens.weight", "embed_positions.weight", null, null), "layers.%d.",
            new AttentionNames(
                    new QueryKeyValueNames.Separate("self_attn.q_proj", "self_attn.k_proj", "self_attn.v_proj"),
                    "self_attn.out_proj"),
            NormNames.before("self_attn_layer_norm"), new MlpNames(List.of("fc1"), "fc2"),
            NormNames.before("final_layer_norm"), null, "final_layer_norm", "lm_head");

    static final Family FAMILY = new Family("opt", NAMES, Opt::architecture);

    private Opt() {
    }

    private static Architecture architecture(Config config) {
        config.requireFlag("do_layer_norm_before", true).requireFlag("_remove_final_layer_norm", false)
                .requireFlag("layer_norm_elementwise_affine", true);
        int width = config.size("hidden_size");
        if (config.sizeOr("word_embed_proj_dim", width) != width) {
            throw config.unsupported("word_embed_proj_dim");
        }
        int heads = config.size("num_attention_heads");
        int context = config.size("max_position_embeddings");
        boolean bias = config.flagOr("enable_bias", true);
        return Architecture.of(width, config.size("vocab_size"), context,
                Windows.none(config.layers("num_hidden_layers")),
                AttentionShape.of(heads, heads, config.share(width, "num_attention_heads"), true),
                AttentionBiases.both(bias),
                new MlpShape(config.size("ffn_dim"), config.activation("activation_function"), false, bias),
                new NormShape(NormShape.Kind.LAYER, EPS),
                new Positions.Learned(context + POSITION_OFFSET, POSITION_OFFSET),
                new HeadShape(config.flagOr("tie_word_embeddings", true), 0));
    }
}
