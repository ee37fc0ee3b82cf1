package dev.inscape.hub.found;

import dev.inscape.hub.TestFiles;
import dev.inscape.hub.Weights;
import dev.inscape.hub.checkpoint.Checkpoints;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Small models laid out as users have them. */
final class Prepared {

    static final String CONFIG = "{\"model_type\": \"llama\", \"hidden_size\": 8, \"num_hidden_layers\": 2}";

    private Prepared() {
    }

    /** A directory as transformers saves it, with the base model of the adapter in {@link #adapter}. */
    static Path directory(Path place) throws IOException {
        Files.createDirectories(place);
        Files.writeString(place.resolve("config.json"), CONFIG);
        Files.writeString(place.resolve("tokenizer.json"), "{\"version\": \"1.0\"}");
        copy("lora/plain/base.safetensors", place.resolve("model.safetensors"));
        return place;
    }

    /** An adapter that says which model it was made for. */
    static Path adapter(Path place, String base) throws IOException {
        return adapter(place, base, "null");
    }

    static Path adapter(Path place, String base, String revision) throws IOException {
        Files.createDirectories(place);
        var config = Files.readString(TestFiles.path("lora/plain/adapter/adapter_config.json"));
        Files.writeString(place.resolve("adapter_config.json"), config.replace("\"tiny/plain\"", base)
                .replace("\"revision\": null", "\"revision\": " + revision));
        copy("lora/plain/adapter/adapter_model.safetensors", place.resolve("adapter_model.safetensors"));
        return place;
    }

    static Path copy(String resource, Path to) throws IOException {
        return Files.copy(TestFiles.path(resource), to);
    }

    static Weights plainBase() {
        return Checkpoints.open(TestFiles.path("lora/plain/base.safetensors"));
    }

    static Weights plainMerged() {
        return Checkpoints.open(TestFiles.path("lora/plain/merged.safetensors"));
    }
}
