package dev.inscape.hub.lora;

import dev.inscape.InscapeException;
import dev.inscape.hub.InnerFiles;
import dev.inscape.hub.Weights;
import dev.inscape.hub.checkpoint.Checkpoints;
import dev.inscape.tensor.DType;
import dev.inscape.tensor.Tensor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;

/**
 * An adapter by itself: its configuration, and the factors of every update. Closing unmaps its file: tensors over it must be
 * closed before.
 */
public final class LoraAdapter implements AutoCloseable {

    private final Path directory;
    private final LoraConfig config;
    private final Weights weights;
    private final AdapterNames names;

    private LoraAdapter(Path directory, LoraConfig config, Weights weights) {
        this.directory = directory;
        this.config = config;
        this.weights = weights;
        this.names = new AdapterNames(directory.toString(), weights.names());
        names.factors().keySet().forEach(this::requireShapes);
    }

    /**
     * Reads a directory with {@code adapter_config.json} and {@code adapter_model.safetensors} or {@code .bin}. Links out of it
     * are an error.
     */
    public static LoraAdapter open(Path directory) {
        if (Files.isDirectory(directory)) {
            InnerFiles.require(directory);
        }
        var config = LoraConfigFile.read(directory.resolve("adapter_config.json"));
        var weights = Checkpoints.open(file(directory));
        try {
            return new LoraAdapter(directory, config, weights);
        } catch (RuntimeException e) {
            weights.close();
            throw e;
        }
    }

    private static Path file(Path directory) {
        for (var name : new String[]{"adapter_model.safetensors", "adapter_model.bin"}) {
            if (Files.isRegularFile(directory.resolve(name))) {
                return directory.resolve(name);
            }
        }
        throw new InscapeException(directory + " has neither adapter_model.safetensors nor adapter_model.bin");
    }

    private void requireShapes(String weight) {
        var pair = factors(weight);
        var a = weights.shape(pair.a());
        var b = weights.shape(pair.b());
        int rank = config.rank(module(weight));
        if (a.length != 2 || b.length != 2 || a[0] != rank || b[1] != rank) {
            throw new InscapeException(directory + ": the factors of " + weight + " have the shapes A "
                    + Arrays.toString(a)
                    + " and B " + Arrays.toString(b) + ", not [r, in] and [out, r] with the configured rank " + rank
                    + (a.length == 4 ? "; those of convolutions are not read" : ""));
        }
    }

    private static String module(String weight) {
        return weight.substring(0, weight.length() - ".weight".length());
    }

    public LoraConfig config() {
        return config;
    }

    /** The names of the weights that are updated, as the adapted model calls them. */
    public Set<String> updated() {
        return Set.copyOf(names.factors().keySet());
    }

    /** The names of biases and other weights that the adapter replaces as a whole. */
    public Set<String> replaced() {
        return Set.copyOf(names.replaced().keySet());
    }

    /** The factors of one update, which join the innermost scope. */
    public LoraUpdate update(String weight) {
        var pair = factors(weight);
        return new LoraUpdate(weight, weights.tensor(pair.a()), weights.tensor(pair.b()), config.scale(module(weight)),
                pair.embedding() || config.fanInFanOut());
    }

    /** The weight that takes the place of the base model's. */
    public Tensor replacement(String weight) {
        return weights.tensor(replacing(weight));
    }

    long[] replacedShape(String weight) {
        return weights.shape(replacing(weight));
    }

    DType replacedDtype(String weight) {
        return weights.dtype(replacing(weight));
    }

    private String replacing(String weight) {
        var name = names.replaced().get(weight);
        if (name == null) {
            throw Weights.unknown(directory.toString(), weight, replaced());
        }
        return name;
    }

    /** The shape of an update, as the weight is stored. */
    long[] shape(String weight) {
        var pair = factors(weight);
        long out = weights.shape(pair.b())[0];
        long in = weights.shape(pair.a())[1];
        return pair.embedding() || config.fanInFanOut() ? new long[]{in, out} : new long[]{out, in};
    }

    Path directory() {
        return directory;
    }

    private AdapterNames.Factors factors(String weight) {
        var pair = names.factors().get(weight);
        if (pair == null) {
            throw Weights.unknown(directory.toString(), weight, updated());
        }
        return pair;
    }

    @Override
    public void close() {
        weights.close();
    }
}
