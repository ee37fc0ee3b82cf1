package dev.inscape.bench;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.inscape.InscapeException;
import dev.inscape.hub.CacheDirectory;
import dev.inscape.hub.found.ModelFiles;
import dev.inscape.hub.save.Companions;
import dev.inscape.hub.save.ModelDirectory;
import dev.inscape.hub.save.SaveOptions;
import dev.inscape.tensor.DType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * SmolLM2-135M for ours and for peers: the quantised file, and its weights widened to float32 in a directory that has no
 * tokenizer and names no token that ends an answer, so that everybody makes as many tokens as asked for. Closing removes the
 * directory.
 */
final class SmolLm2 implements AutoCloseable {

    private final Path place;
    private final ObjectNode config;
    private final long elements;

    private SmolLm2(Path place, ObjectNode config, long elements) {
        this.place = place;
        this.config = config;
        this.elements = elements;
    }

    /** Where {@code oracle/fetch_smollm2} puts the quantised file; an error where it is not there. */
    static Path gguf() {
        var path = CacheDirectory.path().resolve("smollm2").resolve("SmolLM2-135M-Instruct.Q4_1.gguf");
        if (!Files.exists(path)) {
            throw new InscapeException("there is no " + path + "; oracle/fetch_smollm2 brings it");
        }
        return path;
    }

    /** Widens the file. */
    static SmolLm2 open() {
        return open(Integer.MAX_VALUE);
    }

    /** The same with so many layers at most: the lower ones. */
    static SmolLm2 open(int layers) {
        var files = ModelFiles.resolve(gguf().toString());
        var config = files.config().deepCopy();
        try (var weights = files.openWeights()) {
            var plain = ((ObjectNode) config).without(List.of("bos_token_id", "eos_token_id", "pad_token_id"));
            var size = (ObjectNode) plain;
            size.put("num_hidden_layers", Math.min(layers, size.get("num_hidden_layers").asInt()));
            var place = Files.createTempDirectory("inscape-bench");
            ModelDirectory.write(place.resolve("model"), weights, (ObjectNode) plain, Companions.NONE,
                    SaveOptions.DEFAULT.in(DType.FLOAT32));
            long elements = weights.names().stream()
                    .mapToLong(name -> Arrays.stream(weights.shape(name)).reduce(1, Math::multiplyExact)).sum();
            return new SmolLm2(place, (ObjectNode) plain, elements);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** With config.json and model.safetensors. */
    Path directory() {
        return place.resolve("model");
    }

    /** Where peers may put files of their own; it goes when this is closed. */
    Path place() {
        return place;
    }

    /** What one token reads: all weights once, since the token table is the head too. */
    long weightBytes(DType dtype) {
        return elements * dtype.bytes();
    }

    /** Keys and values of a text of so many tokens. */
    long cacheBytes(int tokens, DType dtype) {
        long heads = config.get("num_attention_heads").asLong();
        long width = config.get("hidden_size").asLong() / heads * config.get("num_key_value_heads").asLong();
        return 2 * config.get("num_hidden_layers").asLong() * width * tokens * dtype.bytes();
    }

    @Override
    public void close() {
        try (var files = Files.walk(place)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
