package dev.inscape.model.summary;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.inscape.hub.found.EmbeddedModel;
import dev.inscape.hub.found.TokenizerSource;
import dev.inscape.hub.safetensors.SafetensorsWriter;
import dev.inscape.hub.safetensors.TensorEntry;
import dev.inscape.tensor.Tensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** Directories of a few numbers. */
final class SmallModels {

    private SmallModels() {
    }

    /** A model with these weights. */
    static Path model(Path place, Map<String, Tensor> weights) throws IOException {
        Files.createDirectories(place);
        Files.writeString(place.resolve("config.json"),
                """
                {"model_type": "tiny", "n_layer": 1, "n_embd": 3, "d_model": 5, "num_attention_heads": 1.5, "vocab_size": 7}""");
        write(place.resolve("model.safetensors"), weights);
        return place;
    }

    /** A LoRA adapter of rank 1 for one weight, {@code layer.proj.weight}. */
    static Path adapter(Path place, Path base, Tensor a, Tensor b) throws IOException {
        Files.createDirectories(place);
        ObjectNode config = new ObjectMapper().createObjectNode().put("peft_type", "LORA").put("r", 1)
                .put("lora_alpha", 2).put("base_model_name_or_path", base.toString());
        config.putArray("target_modules").add("proj");
        Files.writeString(place.resolve("adapter_config.json"), config.toString());
        write(place.resolve("adapter_model.safetensors"), Map.of("base_model.model.layer.proj.lora_A.weight", a,
                "base_model.model.layer.proj.lora_B.weight", b));
        return place;
    }

    static void addTokenizer(Path directory) throws IOException {
        var tokenizer = (TokenizerSource.InFiles) EmbeddedModel.minilm().tokenizer();
        Files.copy(tokenizer.path(), directory.resolve("tokenizer.json"));
    }

    private static void write(Path file, Map<String, Tensor> weights) {
        var sorted = new TreeMap<>(weights);
        var entries = sorted.entrySet().stream()
                .map(entry -> new TensorEntry(entry.getKey(), entry.getValue().dtype(), entry.getValue().shape()))
                .toList();
        try (var out = SafetensorsWriter.create(file, Map.of(), entries)) {
            sorted.values().forEach(tensor -> out.write(tensor.contiguous().segment()));
            out.finish();
        }
    }
}
