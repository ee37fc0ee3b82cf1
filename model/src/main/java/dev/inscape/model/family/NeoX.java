package dev.inscape.model.family;

import dev.inscape.InscapeException;
import dev.inscape.model.family.Architecture.AttentionBiases;
import dev.inscape.model.part.AttentionShape;
import dev.inscape.model.part.NormShape;
import java.util.List;

/** GPT-NeoX (Black et al. 2022), which Pythia is: a part of each head is turned, and attention and MLP stand side by side. */
final class NeoX {

    private static final double PYTHIA_SHARE = 0.25;

    private static final WeightNames NAMES = new WeightNames(List.of("gpt_neox.", ""),
            EmbeddingNames.tokens("embed_in.weight"), "layers.%d.",
            new AttentionNames(new QueryKeyValueNames.HeadByHead("attention.query_key_value"), "attention.dense"),
            NormNames.before("input_layernorm"), new MlpNames(List.of("mlp.dense_h_to_4h"), "mlp.dense_4h_to_h"),
            NormNames.before("post_attention_layernorm"), null, "final_layer_norm", "embed_out");

    static final Family FAMILY = new Family("gpt_neox", NAMES, NeoX::architecture);

    private NeoX() {
    }

    private static Architecture architecture(Config config) {
        int width = config.size("hidden_size");
        int heads = config.size("num_attention_heads");
        int headWidth = config.share(width, "num_attention_heads");
        double share = Frequencies.share(config, "rotary_pct", PYTHIA_SHARE);
        if (share > 1) {
            throw new InscapeException(
                    "config.json: rotary embeddings turn " + share + " of a head, more than all of it");
        }
        int turned = (int) (headWidth * share);
        return Architecture.of(width, config.size("vocab_size"), config.size("max_position_embeddings"),
                Windows.none(config.layers("num_hidden_layers")), AttentionShape.of(heads, heads, headWidth, true),
                AttentionBiases.both(config.flagOr("attention_bias", true)),
                new MlpShape(config.size("intermediate_size"), config.activation("hidden_act"), false, true),
                new NormShape(NormShape.Kind.LAYER, config.positive("layer_norm_eps")),
                Positions.Turned.everywhere(Frequencies.of(config, turned)),
                new HeadShape(config.flagOr("tie_word_embeddings", false), 0))
                .withParallelParts(config.flagOr("use_parallel_residual", true));
    }
}
