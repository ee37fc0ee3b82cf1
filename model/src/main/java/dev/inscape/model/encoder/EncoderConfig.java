package dev.inscape.model.encoder;

import com.fasterxml.jackson.databind.JsonNode;
import dev.inscape.InscapeException;
import dev.inscape.model.part.Activation;

/**
 * An encoder's sizes, as its {@code config.json} gives them.
 *
 * @param layers       blocks
 * @param width        d
 * @param heads        attention heads; must divide the width
 * @param neurons      hidden units of an MLP
 * @param context      rows of the position table
 * @param vocabulary   rows of the token table
 * @param segments     rows of the segment table
 * @param activation   of the MLP
 * @param eps          added to the variance in norms
 */
public record EncoderConfig(int layers, int width, int heads, int neurons, int context, int vocabulary, int segments,
        Activation activation, double eps) {

    public EncoderConfig {
        if (layers < 1 || width < 1 || heads < 1 || neurons < 1 || context < 1 || vocabulary < 1 || segments < 1) {
            throw new InscapeException("config.json: sizes must be positive, but there are " + layers
                    + " layers, width "
                    + width + ", " + heads + " heads, " + neurons + " neurons, context " + context + ", vocabulary "
                    + vocabulary + ", " + segments + " segments");
        }
        if (width % heads != 0) {
            throw new InscapeException("config.json: " + heads + " heads do not divide the width " + width);
        }
    }

    /** Reads the keys that Hugging Face gives a BERT. */
    public static EncoderConfig read(JsonNode json) {
        return new EncoderConfig(number(json, "num_hidden_layers"), number(json, "hidden_size"),
                number(json, "num_attention_heads"), number(json, "intermediate_size"),
                number(json, "max_position_embeddings"), number(json, "vocab_size"), number(json, "type_vocab_size"),
                Activation.named(require(json, "hidden_act").asText()), require(json, "layer_norm_eps").asDouble());
    }

    private static int number(JsonNode json, String key) {
        var value = require(json, key);
        if (!value.isInt()) {
            throw new InscapeException("config.json: " + key + " is " + value + ", not a whole number");
        }
        return value.asInt();
    }

    private static JsonNode require(JsonNode json, String key) {
        var value = json.get(key);
        if (value == null || value.isNull()) {
            throw new InscapeException("config.json: " + key + " is missing");
        }
        return value;
    }
}
