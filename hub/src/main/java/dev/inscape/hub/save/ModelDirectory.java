package dev.inscape.hub.save;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.inscape.InscapeException;
import dev.inscape.hub.JsonFile;
import dev.inscape.hub.PartialDirectory;
import dev.inscape.hub.PartialFile;
import dev.inscape.hub.Weights;
import dev.inscape.hub.safetensors.ShardedSafetensorsWriter;
import dev.inscape.hub.safetensors.TensorEntry;
import dev.inscape.tensor.DType;
import dev.inscape.tensor.Device;
import dev.inscape.tensor.Scope;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Writes a model as a directory. */
public final class ModelDirectory {

    /** Without it, transformers takes a file for another framework's. */
    private static final Map<String, String> METADATA = Map.of("format", "pt");

    private ModelDirectory() {
    }

    /**
     * Writes everything, or nothing. Tensors are written one after the other: no more memory is needed than the largest
     * takes, and none for one that is mapped and keeps its type.
     *
     * @param directory  its place: not there yet, or empty
     * @param weights    under the names that transformers uses
     * @param config     what config.json shall say; its {@code dtype} follows the options
     * @param companions what belongs beside them: {@link Companions#of}
     * @param options    types and file sizes
     */
    public static void write(Path directory, Weights weights, ObjectNode config, Companions companions,
            SaveOptions options) {
        try (var partial = PartialDirectory.create(directory)) {
            writeWeights(partial.path(), weights, options);
            JsonFile.write(partial.path().resolve("config.json"), typed(config, options));
            companions.copied().forEach(file -> copy(file, partial.path()));
            companions.written().forEach((name, text) -> write(partial.path().resolve(name), text));
            partial.finish();
        }
    }

    private static void writeWeights(Path directory, Weights weights, SaveOptions options) {
        var entries = entries(weights, options);
        try (var out = ShardedSafetensorsWriter.create(directory, "model", METADATA, entries, options.mostBytes())) {
            for (var entry : entries) {
                try (var scope = Scope.open("save " + entry.name())) {
                    out.write(weights.tensor(entry.name()).to(Device.CPU).to(entry.dtype()).contiguous().segment());
                }
            }
            out.finish();
        }
    }

    /** Wide types first, since Python's reader wants values aligned; then by name, so that equal weights make equal files. */
    private static List<TensorEntry> entries(Weights weights, SaveOptions options) {
        return weights.names().stream()
                .map(name -> new TensorEntry(name, options.of(weights.dtype(name)), weights.shape(name)))
                .sorted(Comparator.comparing((TensorEntry entry) -> -entry.dtype().bytes())
                        .thenComparing(TensorEntry::name))
                .toList();
    }

    /** Newer versions of transformers say {@code dtype}, all of them read {@code torch_dtype}. */
    private static ObjectNode typed(ObjectNode config, SaveOptions options) {
        var typed = config.deepCopy();
        options.dtype().map(ModelDirectory::name).ifPresent(name -> {
            if (typed.has("dtype")) {
                typed.put("dtype", name);
            }
            if (typed.has("torch_dtype") || !typed.has("dtype")) {
                typed.put("torch_dtype", name);
            }
        });
        return typed;
    }

    private static String name(DType dtype) {
        return dtype.name().toLowerCase(Locale.ROOT);
    }

    private static void write(Path file, String text) {
        try (var out = PartialFile.create(file)) {
            out.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
            out.finish();
        }
    }

    private static void copy(Path file, Path directory) {
        try {
            Files.copy(file, directory.resolve(file.getFileName()));
        } catch (IOException e) {
            throw new InscapeException("cannot copy " + file + ": " + e.getMessage(), e);
        }
    }
}
