package dev.inscape.model.family;

import dev.inscape.model.family.Architecture.AttentionBiases;
import dev.inscape.model.part.AttentionShape;
import dev.inscape.model.part.NormShape;
import java.util.List;

/** BERT (Devlin et al. 2019) and RoBERTa (Liu et al. 2019), which CodeBERT is: encoders with norms after the sums. */
final class Bert {

    /** The token that fills up; positions count from behind its id. */
    private static final int ROBERTA_PADDING = 1;

    static final Family BERT = new Family("bert", names("bert."), config -> architecture(config, 0));

    static final Family ROBERTA = new Family("roberta", names("roberta."),
            config -> architecture(config, config.sizeOr("pad_token_id", ROBERTA_PADDING) + 1));

    private Bert() {
    }

    private static WeightNames names(String prefix) {
        return new WeightNames(List.of(prefix, ""), new EmbeddingNames("embeddings.word_embeddings.weight",
                "embeddings.position_embeddings.weight", "embeddings.token_type_embeddings.weight",
                "embeddings.LayerNorm"), "encoder.layer.%d.",
                new AttentionNames(new QueryKeyValueNames.Separate("attention.self.query", "attention.self.key",
                        "attention.self.value"), "attention.output.dense"),
                NormNames.afterSum("attention.output.LayerNorm"),
                new MlpNames(List.of("intermediate.dense"), "output.dense"), NormNames.afterSum("output.LayerNorm"),
                null, null, null);
    }

    private static Architecture architecture(Config config, int offset) {
        config.requireText("position_embedding_type", "absolute").requireFlag("is_decoder", false)
                .requireFlag("add_cross_attention", false);
        int width = config.size("hidden_size");
        int heads = config.size("num_attention_heads");
        int rows = config.size("max_position_embeddings");
        return Architecture.of(width, config.size("vocab_size"), rows - offset,
                Windows.none(config.layers("num_hidden_layers")),
                AttentionShape.of(heads, heads, config.share(width, "num_attention_heads"), false),
                AttentionBiases.both(true),
                new MlpShape(config.size("intermediate_size"), config.activation("hidden_act"), false, true),
                new NormShape(NormShape.Kind.LAYER, config.positive("layer_norm_eps")),
                new Positions.Learned(rows, offset), null).withSegments(config.size("type_vocab_size"));
    }
}
