package dev.inscape.hub.lora;

import com.fasterxml.jackson.databind.JsonNode;
import dev.inscape.InscapeException;
import dev.inscape.hub.JsonFile;
import dev.inscape.hub.Quoted;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * Reads {@code adapter_config.json}. A setting that this class does not know is refused unless it is switched off: a newer
 * PEFT may have given it a meaning for the arithmetic.
 */
final class LoraConfigFile {

    /** Read below, or without a meaning for finished weights. */
    private static final Set<String> FOLLOWED = Set.of("peft_type", "base_model_name_or_path", "r", "lora_alpha",
            "rank_pattern", "alpha_pattern", "use_rslora", "fan_in_fan_out", "target_modules", "bias",
            "modules_to_save", "init_lora_weights", "task_type", "revision", "inference_mode", "lora_dropout",
            "auto_mapping", "peft_version", "exclude_modules", "layers_to_transform", "layers_pattern",
            "megatron_core", "qalora_group_size", "eva_config", "corda_config", "lora_ga_config", "runtime_config",
            "ensure_weight_tying", "loftq_config");

    /** Ways of beginning that leave the base model's weights as they are; the others store a changed base model elsewhere. */
    private static final Set<String> PLAIN_STARTS = Set.of("true", "false", "gaussian", "eva", "orthogonal");

    private final Path path;
    private final JsonNode json;

    private LoraConfigFile(Path path) {
        this.path = path;
        this.json = JsonFile.read(path);
    }

    static LoraConfig read(Path path) {
        return new LoraConfigFile(path).read();
    }

    private LoraConfig read() {
        requireKnown();
        int rank = rank("r", json.path("r"));
        double alpha = number("lora_alpha", json.path("lora_alpha"), 8);
        return new LoraConfig(json.path("base_model_name_or_path").asText(""), rank, alpha,
                pattern("rank_pattern", value -> rank("rank_pattern", value)),
                pattern("alpha_pattern", value -> number("alpha_pattern", value, 0)),
                json.path("use_rslora").asBoolean(), json.path("fan_in_fan_out").asBoolean(), texts("target_modules"),
                json.path("bias").asText("none"), texts("modules_to_save"));
    }

    private void requireKnown() {
        var type = json.path("peft_type").asText("none given");
        if (!type.equals("LORA")) {
            throw refused("peft_type = " + type, "only LORA is read");
        }
        var start = json.path("init_lora_weights").asText("true");
        if (!PLAIN_STARTS.contains(start)) {
            throw refused("init_lora_weights = " + Quoted.of(start),
                    "it changes the base model too; let PEFT convert the adapter to a plain one (save_pretrained with "
                            + "path_initial_model_for_weight_conversion)");
        }
        for (var setting : json.properties()) {
            if (!FOLLOWED.contains(setting.getKey()) && !isOff(setting.getValue())) {
                throw refused(Quoted.of(setting.getKey()) + " = " + Quoted.of(setting.getValue().toString()),
                        "it changes the arithmetic in a way that is not read; merge the adapter with PEFT and load the result");
            }
        }
    }

    private static boolean isOff(JsonNode value) {
        return value.isNull() || (value.isBoolean() && !value.asBoolean())
                || (value.isContainerNode() && value.isEmpty());
    }

    private double number(String name, JsonNode value, double otherwise) {
        if (value.isMissingNode()) {
            return otherwise;
        }
        if (!value.isNumber() || !Double.isFinite(value.asDouble())) {
            throw refused(name + " = " + Quoted.of(value.toString()), "a number is needed");
        }
        return value.asDouble();
    }

    private int rank(String name, JsonNode value) {
        double rank = number(name, value, 8);
        if (rank < 1 || rank != (int) rank) {
            throw refused(name + " = " + Quoted.of(value.toString()), "a rank is a whole number of at least 1");
        }
        return (int) rank;
    }

    private <T> Map<String, T> pattern(String name, Function<JsonNode, T> value) {
        var found = new LinkedHashMap<String, T>();
        json.path(name).properties().forEach(entry -> found.put(entry.getKey(), value.apply(entry.getValue())));
        return found;
    }

    private List<String> texts(String name) {
        var value = json.path(name);
        if (value.isTextual()) {
            return List.of(value.asText());
        }
        var found = new ArrayList<String>();
        value.forEach(item -> found.add(item.asText()));
        return found;
    }

    private InscapeException refused(String setting, String why) {
        return new InscapeException(path + " has " + setting + ": " + why);
    }
}
