package dev.inscape.model.family;

import dev.inscape.model.family.Architecture.AttentionBiases;
import dev.inscape.model.part.AttentionShape;
import dev.inscape.model.part.NormShape;
import java.util.List;

/** Gemma 2 (Gemma Team 2024): norms before and on the output, windows in every second layer, soft caps. */
final class Gemma2 {

    private static final WeightNames NAMES = new WeightNames(List.of("model.", ""),
            EmbeddingNames.tokens("embed_tokens.weight"), "layers.%d.",
            new AttentionNames(Llama.PROJECTIONS, Llama.OUTPUT),
            new NormNames("input_layernorm", "post_attention_layernorm", null), Llama.MLP,
            new NormNames("pre_feedforward_layernorm", "post_feedforward_layernorm", null), null, "norm", "lm_head");

    static final Family FAMILY = new Family("gemma2", NAMES, Gemma2::architecture);

    private Gemma2() {
    }

    private static Architecture architecture(Config config) {
        config.requireFlag("use_bidirectional_attention", false);
        int width = config.size("hidden_size");
        int headWidth = config.size("head_dim");
        var attention = new AttentionShape(config.size("num_attention_heads"), config.size("num_key_value_heads"),
                headWidth, 1 / Math.sqrt(config.positive("query_pre_attn_scalar")),
                config.positiveOrNone("attn_logit_softcapping"), true);
        return Architecture.of(width, config.size("vocab_size"), config.size("max_position_embeddings"),
                Windows.of(config, config.size("sliding_window"), layer -> layer % 2 == 0), attention,
                AttentionBiases.both(config.flagOr("attention_bias", false)),
                new MlpShape(config.size("intermediate_size"),
                        config.activation(config.has("hidden_activation") ? "hidden_activation" : "hidden_act"), true,
                        false),
                new NormShape(NormShape.Kind.RMS_FROM_ONE, config.positive("rms_norm_eps")),
                Positions.Turned.everywhere(Frequencies.of(config, headWidth)),
                new HeadShape(config.flagOr("tie_word_embeddings", true),
                        config.positiveOrNone("final_logit_softcapping")))
                .withEmbeddingScale(Math.sqrt(width));
    }
}
