package dev.inscape.model.generation;

import com.fasterxml.jackson.databind.JsonNode;
import dev.inscape.InscapeException;
import dev.inscape.hub.JsonFile;
import dev.inscape.hub.Quoted;
import dev.inscape.hub.found.AdapterModel;
import dev.inscape.hub.found.DirectoryModel;
import dev.inscape.hub.found.EditedModel;
import dev.inscape.hub.found.EmbeddedModel;
import dev.inscape.hub.found.GgufModel;
import dev.inscape.hub.found.ModelFiles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A JSON object with a model's settings for generation.
 *
 * @param place what it stands in, for messages
 * @param json  the object
 */
record GenerationConfig(String place, JsonNode json) {

    private static final String FILE = "generation_config.json";

    /** generation_config.json beside the weights, or beside those of an adapter's base. */
    static Optional<GenerationConfig> of(ModelFiles files) {
        return switch (files) {
            case DirectoryModel model ->
                Optional.of(model.directory().resolve(FILE)).filter(Files::isRegularFile).map(GenerationConfig::read);
            case EmbeddedModel model -> model.file(FILE).map(GenerationConfig::read);
            case AdapterModel model -> of(model.base());
            case EditedModel model -> of(model.base());
            case GgufModel _ -> Optional.empty();
        };
    }

    private static GenerationConfig read(Path path) {
        return new GenerationConfig(path.toString(), JsonFile.read(path));
    }

    /** A number, or what else holds where there is none. */
    double number(String name, double otherwise) {
        var value = json.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return otherwise;
        }
        if (!value.isNumber()) {
            throw unfit(name, value, "a number");
        }
        return value.doubleValue();
    }

    /** A truth value; false where there is none. */
    boolean flag(String name) {
        var value = json.path(name);
        if (!value.isMissingNode() && !value.isNull() && !value.isBoolean()) {
            throw unfit(name, value, "true or false");
        }
        return value.asBoolean(false);
    }

    /** {@code eos_token_id}: one id or a list; none where it is missing or null. */
    SortedSet<Integer> eos() {
        var value = json.path("eos_token_id");
        var ids = new TreeSet<Integer>();
        if (value.isArray()) {
            value.forEach(each -> ids.add(id(each)));
        } else if (!value.isMissingNode() && !value.isNull()) {
            ids.add(id(value));
        }
        return ids;
    }

    private int id(JsonNode value) {
        if (!value.isIntegralNumber() || !value.canConvertToInt() || value.intValue() < 0) {
            throw unfit("eos_token_id", value, "a token's id, or a list of them");
        }
        return value.intValue();
    }

    private InscapeException unfit(String name, JsonNode value, String wanted) {
        return new InscapeException(
                "\"" + name + "\" in " + place + " is " + Quoted.of(value.toString()) + ", not " + wanted);
    }
}
