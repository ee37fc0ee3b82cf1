package dev.inscape.model.trainable;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.inscape.hub.JsonFile;
import dev.inscape.hub.PartialDirectory;
import dev.inscape.hub.safetensors.SafetensorsWriter;
import dev.inscape.hub.safetensors.TensorEntry;
import dev.inscape.tensor.Gradients;
import dev.inscape.tensor.Scope;
import java.nio.file.Path;
import java.util.Map;

/** Writes low-rank updates as PEFT does. */
final class AdapterDirectory {

    private static final String PREFIX = "base_model.model.";

    private AdapterDirectory() {
    }

    static void write(Path directory, Lora lora, String base) {
        var settings = lora.settings();
        var config = JsonNodeFactory.instance.objectNode().put("peft_type", "LORA").put("base_model_name_or_path", base)
                .put("r", settings.rank()).put("lora_alpha", settings.alpha()).put("lora_dropout", 0.0)
                .put("bias", "none").put("fan_in_fan_out", lora.transposed()).put("inference_mode", true);
        settings.modules().forEach(config.putArray("target_modules")::add);
        var entries = lora.parameters().stream().map(parameter -> new TensorEntry(PREFIX + parameter.name(),
                parameter.value().dtype(), parameter.value().shape())).toList();
        try (var partial = PartialDirectory.create(directory)) {
            JsonFile.write(partial.path().resolve("adapter_config.json"), config);
            try (var out = SafetensorsWriter.create(partial.path().resolve("adapter_model.safetensors"),
                    Map.of("format", "pt"), entries); var scope = Scope.open("adapter"); var off = Gradients.off()) {
                lora.parameters().forEach(parameter -> out.write(parameter.value().detach().contiguous().segment()));
                out.finish();
            }
            partial.finish();
        }
    }
}
