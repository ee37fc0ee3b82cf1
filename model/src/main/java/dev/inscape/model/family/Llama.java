package dev.inscape.model.family;

import dev.inscape.model.family.Architecture.AttentionBiases;
import dev.inscape.model.part.AttentionShape;
import dev.inscape.model.part.NormShape;
import java.util.List;

/**
 * Llama 2 and 3 (Touvron et al. 2023; Dubey et al. 2024) and its kin: Mistral (Jiang et al. 2023), Qwen 2 and 2.5, Qwen 3.
 * They differ in biases, windows and norms of queries and keys.
 */
final class Llama {

    static final QueryKeyValueNames PROJECTIONS = new QueryKeyValueNames.Separate("self_attn.q_proj",
            "self_attn.k_proj", "self_attn.v_proj");
    static final String OUTPUT = "self_attn.o_proj";
    static final MlpNames MLP = new MlpNames(List.of("mlp.gate_proj", "mlp.up_proj"), "mlp.down_proj");

    private static final WeightNames NAMES = names(new AttentionNames(PROJECTIONS, OUTPUT));
    private static final WeightNames NAMES_WITH_NORMS = names(
            new AttentionNames(PROJECTIONS, OUTPUT, "self_attn.q_norm", "self_attn.k_norm"));

    static final Family LLAMA = new Family("llama", NAMES, config -> {
        if (config.sizeOr("pretraining_tp", 1) != 1) {
            throw config.unsupported("pretraining_tp");
        }
        boolean bias = config.flagOr("attention_bias", false);
        return architecture(config, Windows.none(layers(config)), AttentionBiases.both(bias),
                config.flagOr("mlp_bias", false));
    });

    static final Family MISTRAL = new Family("mistral", NAMES, config -> architecture(config,
            Windows.of(config, config.sizeOr("sliding_window", 0), _ -> true), AttentionBiases.both(false), false));

    static final Family QWEN2 = new Family("qwen2", NAMES,
            config -> architecture(config, qwenWindows(config), new AttentionBiases(true, false), false));

    static final Family QWEN3 = new Family("qwen3", NAMES_WITH_NORMS, config -> architecture(config,
            qwenWindows(config), AttentionBiases.both(config.flagOr("attention_bias", false)), false));

    private Llama() {
    }

    private static WeightNames names(AttentionNames attention) {
        return new WeightNames(List.of("model.", ""), EmbeddingNames.tokens("embed_tokens.weight"), "layers.%d.",
                attention, NormNames.before("input_layernorm"), MLP, NormNames.before("post_attention_layernorm"), null,
                "norm", "lm_head");
    }

    private static int layers(Config config) {
        return config.layers("num_hidden_layers");
    }

    /** The upper layers see a window, if any do. */
    private static int[] qwenWindows(Config config) {
        int window = config.flagOr("use_sliding_window", false) ? config.sizeOr("sliding_window", 0) : 0;
        int from = config.sizeOr("max_window_layers", 0);
        return Windows.of(config, window, layer -> layer >= from);
    }

    private static Architecture architecture(Config config, int[] windows, AttentionBiases biases, boolean mlpBias) {
        int width = config.size("hidden_size");
        int headWidth = config.has("head_dim")
                ? config.size("head_dim")
                : config.share(width, "num_attention_heads");
        int heads = config.size("num_attention_heads");
        return Architecture.of(width, config.size("vocab_size"), config.size("max_position_embeddings"), windows,
                AttentionShape.of(heads, config.sizeOr("num_key_value_heads", heads), headWidth, true), biases,
                new MlpShape(config.size("intermediate_size"), config.activation("hidden_act"), true, mlpBias),
                new NormShape(NormShape.Kind.RMS, config.positive("rms_norm_eps")),
                Positions.Turned.everywhere(Frequencies.of(config, headWidth)),
                new HeadShape(config.flagOr("tie_word_embeddings", false), 0));
    }
}
