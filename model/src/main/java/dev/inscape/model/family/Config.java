package dev.inscape.model.family;

import com.fasterxml.jackson.databind.JsonNode;
import dev.inscape.InscapeException;
import dev.inscape.model.part.Activation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** A config.json: its values by key, each checked for its kind. A key that is null counts as missing, as in Python. */
public record Config(JsonNode json) {

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

    /** A whole number. */
    public int size(String key) {
        var value = require(key);
        if (!value.isIntegralNumber() || !value.canConvertToInt()) {
            throw new InscapeException("config.json: " + key + " is " + value + ", not a whole number");
        }
        return value.asInt();
    }

    public int sizeOr(String key, int missing) {
        return has(key) ? size(key) : missing;
    }

    public double number(String key) {
        var value = require(key);
        if (!value.isNumber()) {
            throw new InscapeException("config.json: " + key + " is " + value + ", not a number");
        }
        return value.asDouble();
    }

    public double numberOr(String key, double missing) {
        return has(key) ? number(key) : missing;
    }

    public boolean flagOr(String key, boolean missing) {
        if (!has(key)) {
            return missing;
        }
        var value = require(key);
        if (!value.isBoolean()) {
            throw new InscapeException("config.json: " + key + " is " + value + ", not true or false");
        }
        return value.asBoolean();
    }

    public String text(String key) {
        var value = require(key);
        if (!value.isTextual()) {
            throw new InscapeException("config.json: " + key + " is " + value + ", not a text");
        }
        return value.asText();
    }

    public String textOr(String key, String missing) {
        return has(key) ? text(key) : missing;
    }

    public Activation activation(String key) {
        return Activation.named(text(key));
    }

    /** A list of texts, as {@code layer_types} is. */
    public List<String> texts(String key) {
        var value = require(key);
        if (!value.isArray()) {
            throw new InscapeException("config.json: " + key + " is " + value + ", not a list");
        }
        var texts = new ArrayList<String>();
        value.forEach(element -> texts.add(element.asText()));
        return texts;
    }

    /** An object within. */
    public Config object(String key) {
        var value = require(key);
        if (!value.isObject()) {
            throw new InscapeException("config.json: " + key + " is " + value + ", not an object");
        }
        return new Config(value);
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

    /** Refuses a setting, whatever it is. */
    public Config requireMissing(String key) {
        if (has(key)) {
            throw unsupported(key);
        }
        return this;
    }

    /** The error for a value that means something which we do not compute. */
    public InscapeException unsupported(String key) {
        return new InscapeException("config.json: " + key + " " + Objects.toString(json.get(key))
                + " is not supported for models of type \"" + json.path("model_type").asText() + "\"");
    }

    private JsonNode require(String key) {
        var value = json.get(key);
        if (value == null || value.isNull()) {
            throw new InscapeException("config.json: " + key + " is missing");
        }
        return value;
    }
}
