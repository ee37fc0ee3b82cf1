package dev.inscape.hub.gguf;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.inscape.InscapeException;
import dev.inscape.hub.Quoted;
import dev.inscape.hub.Suggestions;
import dev.inscape.hub.Weights;
import dev.inscape.hub.gguf.architecture.Architecture;
import dev.inscape.hub.gguf.architecture.Architectures;
import dev.inscape.hub.gguf.architecture.Layout;
import dev.inscape.hub.gguf.architecture.Naming;
import dev.inscape.hub.gguf.block.GgmlType;
import dev.inscape.tensor.DType;
import dev.inscape.tensor.Tensor;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongUnaryOperator;

/**
 * The weights of a GGUF file as transformers' {@code state_dict} has them: its names, its shapes, its order of rows. What
 * the converter did is undone: interleaved query and key rows (llama), norm weights with one added (gemma2), and transposed
 * weights (gpt2, given as transposed views {@code [in, out]} of what the file has, not contiguous).
 *
 * <p>Where the output layer is tied to the embedding there is no {@code lm_head.weight}. Tables of the rotary embedding
 * ({@code rope_freqs.weight}) are not among these weights; {@link #file()} has them. Quantised weights are float32, others
 * have the type of the file; gemma2's norm weights are float32.
 */
public final class GgufWeights implements Weights {

    private final GgufFile file;
    private final Architecture architecture;
    private final Map<String, Naming> byName = new HashMap<>();

    private GgufWeights(GgufFile file) {
        this.file = file;
        this.architecture = architecture(file);
        for (var name : file.names()) {
            if (!Architecture.isComputed(name)) {
                var naming = architecture.find(name).orElseThrow(() -> unplaced(name));
                requireReadable(file.info(name));
                requireShape(naming);
                byName.put(naming.transformers(), naming);
            }
        }
    }

    /** Opens a file of a known architecture all of whose tensors have a place in it and a type that is read. */
    public static GgufWeights open(Path path) {
        var file = GgufFile.open(path);
        try {
            return new GgufWeights(file);
        } catch (RuntimeException e) {
            file.close();
            throw e;
        }
    }

    static Architecture architecture(GgufFile file) {
        var name = file.metadata().text("general.architecture");
        return Architectures.named(name).orElseThrow(() -> new InscapeException(file.path()
                + " is a model of the architecture \"" + Quoted.of(name) + "\", which is not known"
                + Suggestions.didYouMean(name, Architectures.names()) + "; known are "
                + String.join(", ", Architectures.names())));
    }

    private InscapeException unplaced(String name) {
        return new InscapeException(file.path() + ": tensor " + name + " has no place in a model of the architecture "
                + architecture.name() + "; the file can be read under its own names only");
    }

    private void requireReadable(GgufTensor tensor) {
        if (!tensor.type().isReadable()) {
            throw new InscapeException(file.path() + ": tensor " + tensor.name() + " has the type " + tensor.type()
                    + ", which is not read; requantise the model to one of " + GgmlType.readable());
        }
    }

    private void requireShape(Naming naming) {
        var shape = file.shape(naming.gguf());
        if (naming.layout() == Layout.TRANSPOSED && shape.length != 2) {
            throw new InscapeException(file.path() + ": tensor " + naming.gguf() + " has " + shape.length
                    + " dimensions instead of 2");
        }
        headsOf(naming).ifPresent(key -> {
            long heads = heads(key);
            if (shape.length == 0 || heads < 1 || shape[0] % 2 != 0 || shape[0] / 2 % heads != 0) {
                throw new InscapeException(file.path() + ": tensor " + naming.gguf() + " has "
                        + (shape.length == 0 ? 1 : shape[0]) + " rows, which are no pairs of rows for " + heads
                        + " heads (" + key + ")");
            }
        });
    }

    /** The metadata that counts the heads whose rows are interleaved. */
    private Optional<String> headsOf(Naming naming) {
        var all = architecture.name() + ".attention.head_count";
        return switch (naming.layout()) {
            case PAIRED_QUERY_ROWS -> Optional.of(all);
            case PAIRED_KEY_ROWS -> Optional.of(file.metadata().has(all + "_kv") ? all + "_kv" : all);
            case SAME, PLUS_ONE, TRANSPOSED -> Optional.empty();
        };
    }

    private long heads(String key) {
        return file.metadata().whole(key);
    }

    /** The same file under its own names, with its metadata; closed with this. */
    public GgufFile file() {
        return file;
    }

    /** What transformers' config.json would say of this model: see {@link GgufConfig}. */
    public ObjectNode config() {
        return GgufConfig.of(file);
    }

    @Override
    public Set<String> names() {
        return Set.copyOf(byName.keySet());
    }

    private Naming find(String name) {
        var naming = byName.get(name);
        if (naming == null) {
            throw Weights.unknown(file.path().toString(), name, byName.keySet());
        }
        return naming;
    }

    @Override
    public long[] shape(String name) {
        var naming = find(name);
        var shape = file.shape(naming.gguf());
        return naming.layout() == Layout.TRANSPOSED ? new long[]{shape[1], shape[0]} : shape;
    }

    @Override
    public DType dtype(String name) {
        var naming = find(name);
        return naming.layout() == Layout.PLUS_ONE ? DType.FLOAT32 : file.dtype(naming.gguf());
    }

    @Override
    public Tensor tensor(String name) {
        return tensor(name, dtype(name));
    }

    /** A weight in another type; quantised weights are rounded from float32 to nearest. */
    public Tensor tensor(String name, DType dtype) {
        var naming = find(name);
        var info = file.info(naming.gguf());
        Optional<LongUnaryOperator> order = headsOf(naming)
                .map(key -> new PairedRows(info.shape()[0] / 2 / heads(key)));
        return switch (naming.layout()) {
            case SAME, PAIRED_QUERY_ROWS, PAIRED_KEY_ROWS -> file.read(info, dtype, order);
            case TRANSPOSED -> file.read(info, dtype, order).transpose(0, 1);
            case PLUS_ONE -> minusOne(file.read(info, DType.FLOAT32, order), dtype);
        };
    }

    private static Tensor minusOne(Tensor stored, DType dtype) {
        var weight = stored.sub(1);
        stored.close();
        if (dtype == DType.FLOAT32) {
            return weight;
        }
        var rounded = weight.to(dtype);
        weight.close();
        return rounded;
    }

    @Override
    public void close() {
        file.close();
    }
}
