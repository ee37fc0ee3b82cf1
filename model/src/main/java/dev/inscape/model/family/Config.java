package dev.inscape.model.family;

import com.fasterxml.jackson.databind.JsonNode;
import dev.inscape.InscapeException;
import dev.inscape.hub.Quoted;
import dev.inscape.model.part.Activation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A config.json: its values by key, each checked for its kind. A key that is null counts as missing, as in Python. */
public record Config(JsonNode json) {

    private static final int LARGEST = 1_000_000_000;
    private static final int MOST_LAYERS = 10_000;

    /** The width of each of several equal parts. */
    public int share(int width, String parts) {
        int count = size(parts);
        if (count < 1 || width % count != 0) {
            throw new InscapeException("config.json: " + parts + " " + count + " does not divide the width " + width);
        }
        return width / count;
    }

    public boolean has(String key) {
        return json.hasNonNull(key);
    }

    /** A whole number from 0 to a thousand million. */
    public int size(String key) {
        var value = require(key);
        if (!value.isIntegralNumber()) {
            throw unfit(key, "a whole number");
        }
        if (!value.canConvertToInt() || value.asInt() < 0 || value.asInt() > LARGEST) {
            throw unfit(key, "between 0 and " + LARGEST);
        }
        return value.asInt();
    }

    /** How many layers there are. */
    public int layers(String key) {
        int layers = size(key);
        if (layers < 1 || layers > MOST_LAYERS) {
            throw unfit(key, "between 1 and " + MOST_LAYERS);
        }
        return layers;
    }

    public int sizeOr(String key, int missing) {
        return has(key) ? size(key) : missing;
    }

    public double number(String key) {
        var value = require(key);
        if (!value.isNumber() || !Double.isFinite(value.asDouble())) {
            throw unfit(key, "a number");
        }
        return value.asDouble();
    }

    /** A number above 0: what is divided by, or what roots and powers are taken of. */
    public double positive(String key) {
        if (number(key) <= 0) {
            throw unfit(key, "above 0");
        }
        return number(key);
    }

    public double positiveOr(String key, double missing) {
        return has(key) ? positive(key) : missing;
    }

    /** A number above 0, or the 0 that stands for what is missing. */
    public double positiveOrNone(String key) {
        return positiveOr(key, 0);
    }

    public boolean flagOr(String key, boolean missing) {
        if (!has(key)) {
            return missing;
        }
        var value = require(key);
        if (!value.isBoolean()) {
            throw unfit(key, "true or false");
        }
        return value.asBoolean();
    }

    public String text(String key) {
        var value = require(key);
        if (!value.isTextual()) {
            throw unfit(key, "a text");
        }
        return value.asText();
    }

    public String textOr(String key, String missing) {
        return has(key) ? text(key) : missing;
    }

    public Activation activation(String key) {
        var name = text(key);
        return Activation.find(name).orElseThrow(() -> unfit(key, "one of " + Activation.names()));
    }

    /** A list of texts, as {@code layer_types} is. */
    public List<String> texts(String key) {
        var value = require(key);
        if (!value.isArray()) {
            throw unfit(key, "a list");
        }
        var texts = new ArrayList<String>();
        value.forEach(element -> texts.add(element.asText()));
        return texts;
    }

    /** An object within. */
    public Config object(String key) {
        var value = require(key);
        if (!value.isObject()) {
            throw unfit(key, "an object");
        }
        return new Config(value);
    }

    /** Refuses weights that hold codes instead of numbers: those of GPTQ, AWQ, bitsandbytes and their like. */
    void requirePlainWeights() {
        if (has("quantization_config")) {
            var method = json.get("quantization_config").path("quant_method").asText("");
            throw new InscapeException("config.json: the weights are quantised with "
                    + (method.isEmpty() ? "a method without a name" : Quoted.of(method))
                    + " (quantization_config), which is not supported; take the model that they were made of, or a .gguf file of it");
        }
    }

    /** Refuses a switch that we have only one way of. */
    public Config requireFlag(String key, boolean only) {
        if (flagOr(key, only) != only) {
            throw unsupported(key);
        }
        return this;
    }

    /** Refuses a choice that we do not have. */
    public Config requireText(String key, String... known) {
        if (has(key) && !Arrays.asList(known).contains(text(key))) {
            throw unsupported(key);
        }
        return this;
    }

    private InscapeException unfit(String key, String wanted) {
        return new InscapeException(
                "config.json: " + key + " is " + Quoted.of(json.path(key).toString()) + ", not " + wanted);
    }

    /** The error for a value that means something which we do not compute. */
    public InscapeException unsupported(String key) {
        return new InscapeException("config.json: " + key + " " + Quoted.of(json.path(key).toString())
                + " is not supported for models of type \"" + Quoted.of(json.path("model_type").asText()) + "\"");
    }

    private JsonNode require(String key) {
        var value = json.get(key);
        if (value == null || value.isNull()) {
            throw new InscapeException("config.json: " + key + " is missing");
        }
        return value;
    }
}
