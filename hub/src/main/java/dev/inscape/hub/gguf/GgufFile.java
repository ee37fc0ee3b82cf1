package dev.inscape.hub.gguf;

import dev.inscape.InscapeException;
import dev.inscape.hub.MappedFile;
import dev.inscape.hub.Weights;
import dev.inscape.tensor.DType;
import dev.inscape.tensor.Tensor;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongUnaryOperator;

/**
 * A GGUF file, mapped: its metadata, and its tensors under its own names and in its own order of rows. Tensors that are not
 * quantised lie over the file and cost nothing until they are touched; quantised ones are widened to float32, as ggml does
 * it, when they are asked for.
 */
public final class GgufFile implements Weights {

    private static final String PARTS = "split.count";

    private final MappedFile file;
    private final GgufMetadata metadata;
    private final Map<String, GgufTensor> tensors;

    private GgufFile(MappedFile file) {
        this.file = file;
        var header = GgufHeader.read(file);
        this.metadata = new GgufMetadata(file.path().toString(), file.memory(), header.metadata());
        this.tensors = Collections.unmodifiableMap(header.tensors());
        long parts = metadata.wholeOr(PARTS, 1);
        if (parts > 1) {
            throw new InscapeException(file.path() + " is one of " + parts
                    + " parts of a model; join them with llama-gguf-split --merge");
        }
    }

    /** Opens a file and checks its whole header; a damaged one is refused with the byte at which it is wrong. */
    public static GgufFile open(Path path) {
        var file = MappedFile.open(path);
        try {
            return new GgufFile(file);
        } catch (RuntimeException e) {
            file.close();
            throw e;
        }
    }

    public Path path() {
        return file.path();
    }

    /** What the file says of itself, to be read before the file is closed. */
    public GgufMetadata metadata() {
        return metadata;
    }

    @Override
    public Set<String> names() {
        return tensors.keySet();
    }

    /** Where a tensor lies and in which format. */
    public GgufTensor info(String name) {
        var tensor = tensors.get(name);
        if (tensor == null) {
            throw Weights.unknown(path().toString(), name, names());
        }
        return tensor;
    }

    @Override
    public long[] shape(String name) {
        return info(name).shape();
    }

    /** The type in which a tensor is given: its own, or float32 where it is quantised. */
    @Override
    public DType dtype(String name) {
        return info(name).dtype();
    }

    @Override
    public Tensor tensor(String name) {
        return tensor(name, dtype(name));
    }

    /** A tensor in another type; quantised weights are rounded from float32 to nearest, and cannot become integers. */
    public Tensor tensor(String name, DType dtype) {
        return read(info(name), dtype, Optional.empty());
    }

    Tensor read(GgufTensor tensor, DType dtype, Optional<LongUnaryOperator> order) {
        return new TensorReading(path().toString(), tensor, file.memory().asSlice(tensor.from(), tensor.bytes()), order)
                .as(dtype);
    }

    @Override
    public void close() {
        file.close();
    }
}
