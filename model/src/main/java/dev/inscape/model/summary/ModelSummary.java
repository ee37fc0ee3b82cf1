package dev.inscape.model.summary;

import com.fasterxml.jackson.databind.JsonNode;
import dev.inscape.InscapeException;
import dev.inscape.hub.Weights;
import dev.inscape.hub.found.AdapterModel;
import dev.inscape.hub.found.ModelFiles;
import dev.inscape.hub.gguf.GgufWeights;
import dev.inscape.model.ModelText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the files of a model say of it. Costs their headers and the tokenizer.
 *
 * @param name       as it was asked for
 * @param format     what kind of files it has
 * @param family     {@code model_type}
 * @param sizes      layers, width, heads and so on, as far as the configuration names them
 * @param tensors    how many weights there are
 * @param parameters numbers in all of them
 * @param dtypes     how many of those numbers have which type in the file
 * @param tokenizer  what it is; never null, its fields empty where there is none
 * @param templates  names of the chat templates
 * @param files      bytes by file name; those of the model that an adapter was made for begin with {@code base/}
 */
public record ModelSummary(String name, String format, String family, Map<String, Long> sizes, int tensors,
        long parameters, Map<String, Long> dtypes, TokenizerSummary tokenizer, List<String> templates,
        Map<String, Long> files) {

    /** Our words, and what configurations of different families call them. */
    private static final Map<String, List<String>> SIZES = new LinkedHashMap<>();

    static {
        SIZES.put("layers", List.of("num_hidden_layers", "n_layer", "num_layers"));
        SIZES.put("width", List.of("hidden_size", "n_embd", "d_model"));
        SIZES.put("heads", List.of("num_attention_heads", "n_head", "num_heads"));
        SIZES.put("key-value heads", List.of("num_key_value_heads"));
        SIZES.put("neurons", List.of("intermediate_size", "n_inner", "d_ff"));
        SIZES.put("context", List.of("max_position_embeddings", "n_positions", "n_ctx"));
        SIZES.put("vocabulary", List.of("vocab_size"));
    }

    public ModelSummary {
        sizes = Collections.unmodifiableMap(new LinkedHashMap<>(sizes));
        dtypes = Collections.unmodifiableMap(new TreeMap<>(dtypes));
        templates = List.copyOf(templates);
        files = Collections.unmodifiableMap(new LinkedHashMap<>(files));
    }

    public static ModelSummary of(ModelFiles model) {
        try (var weights = model.openWeights()) {
            var dtypes = dtypes(weights);
            var config = model.config();
            return new ModelSummary(model.name(), model.format(), config.path("model_type").asText("unknown"),
                    sizes(config), weights.names().size(), dtypes.values().stream().mapToLong(Long::longValue).sum(),
                    dtypes, TokenizerSummary.of(model), ModelText.chatTemplates(model)
                            .map(templates -> templates.texts().keySet().stream().sorted().toList()).orElse(List.of()),
                    fileBytes(model));
        }
    }

    private static Map<String, Long> dtypes(Weights weights) {
        var dtypes = new TreeMap<String, Long>();
        if (weights instanceof GgufWeights gguf) { // quantised types have no DType: they are widened as they are read
            var file = gguf.file();
            file.names().forEach(name -> dtypes.merge(file.info(name).type().toString().toLowerCase(Locale.ROOT),
                    count(file, name), Long::sum));
        } else {
            weights.names().forEach(name -> dtypes.merge(weights.dtype(name).label(), count(weights, name), Long::sum));
        }
        return dtypes;
    }

    /** What all weights of a model take as they are read. */
    public static long bytes(ModelFiles model) {
        try (var weights = model.openWeights()) {
            return weights.names().stream().mapToLong(name -> count(weights, name) * weights.dtype(name).bytes()).sum();
        }
    }

    private static long count(Weights weights, String name) {
        return Arrays.stream(weights.shape(name)).reduce(1, Math::multiplyExact);
    }

    private static Map<String, Long> sizes(JsonNode config) {
        var found = new LinkedHashMap<String, Long>();
        SIZES.forEach((word, keys) -> keys.stream().map(config::path).filter(JsonNode::isIntegralNumber).findFirst()
                .ifPresent(value -> found.put(word, value.asLong())));
        return found;
    }

    /** An adapter and its base may both have a tokenizer.json, for one. */
    private static Map<String, Long> fileBytes(ModelFiles model) {
        var found = new LinkedHashMap<String, Long>();
        var base = model instanceof AdapterModel adapter ? adapter.base().files() : List.<Path>of();
        for (var file : model.files()) {
            found.put((base.contains(file) ? "base/" : "") + file.getFileName(), bytes(file));
        }
        return found;
    }

    private static long bytes(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw new InscapeException("cannot read " + file + ": " + e.getMessage(), e);
        }
    }
}
