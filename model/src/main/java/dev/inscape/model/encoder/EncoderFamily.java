package dev.inscape.model.encoder;

import dev.inscape.InscapeException;

/**
 * A family of encoders as data: what its checkpoints call the weights of our parts. Names in a block follow
 * {@link #block}, in which {@code %d} is the layer.
 *
 * @param modelType        {@code model_type} in config.json
 * @param words            the token table
 * @param positions        the position table
 * @param segments         the segment table
 * @param embeddingNorm    the norm over their sum
 * @param block            the prefix of a block
 * @param query            the query projection
 * @param key              the key projection
 * @param value            the value projection
 * @param attentionOutput  the projection back into the stream
 * @param attentionNorm    the norm after attention's residual addition
 * @param up               the MLP's first layer
 * @param down             the MLP's second layer
 * @param mlpNorm          the norm after the MLP's residual addition
 */
public record EncoderFamily(String modelType, String words, String positions, String segments, String embeddingNorm,
        String block, String query, String key, String value, String attentionOutput, String attentionNorm, String up,
        String down, String mlpNorm) {

    /** BERT (Devlin et al. 2019), as Hugging Face's BertModel names it. */
    public static final EncoderFamily BERT = new EncoderFamily("bert", //
            "embeddings.word_embeddings.weight", //
            "embeddings.position_embeddings.weight", //
            "embeddings.token_type_embeddings.weight", //
            "embeddings.LayerNorm", //
            "encoder.layer.%d.", //
            "attention.self.query", //
            "attention.self.key", //
            "attention.self.value", //
            "attention.output.dense", //
            "attention.output.LayerNorm", //
            "intermediate.dense", //
            "output.dense", //
            "output.LayerNorm");

    /** The family that a configuration names, or an error. */
    public static EncoderFamily of(String modelType) {
        if (!modelType.equals(BERT.modelType)) {
            throw new InscapeException(
                    "models of type \"" + modelType + "\" are not supported; known is " + BERT.modelType);
        }
        return BERT;
    }
}
