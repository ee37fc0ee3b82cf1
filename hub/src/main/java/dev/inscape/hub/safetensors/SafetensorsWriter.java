package dev.inscape.hub.safetensors;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.inscape.InscapeException;
import dev.inscape.hub.PartialFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Writes a safetensors file of any size without holding it: tensors are declared first, then their bytes follow. Python's reader
 * wants values at multiples of their element's size: declare wide types before narrow ones where a file mixes them.
 */
public final class SafetensorsWriter implements AutoCloseable {

    private static final int ALIGNMENT = 8;
    private static final int PIECE = 1 << 26;

    private final PartialFile file;
    private final long wanted;
    private long written;

    private SafetensorsWriter(PartialFile file, long wanted) {
        this.file = file;
        this.wanted = wanted;
    }

    /** Begins a file beside its place; an error where the directory is missing or not writable. */
    public static SafetensorsWriter create(Path path, Map<String, String> metadata, List<TensorEntry> tensors) {
        var header = header(metadata, tensors);
        var writer = new SafetensorsWriter(PartialFile.create(path),
                tensors.stream().mapToLong(TensorEntry::bytes).reduce(0, Math::addExact));
        var start = ByteBuffer.allocate(Long.BYTES + header.length).order(ByteOrder.LITTLE_ENDIAN);
        start.putLong(header.length).put(header).flip();
        try {
            writer.file.write(start);
        } catch (RuntimeException e) {
            writer.close();
            throw e;
        }
        return writer;
    }

    static byte[] header(Map<String, String> metadata, List<TensorEntry> tensors) {
        var root = JsonNodeFactory.instance.objectNode();
        if (!metadata.isEmpty()) {
            var described = root.putObject("__metadata__");
            metadata.entrySet().stream().sorted(Map.Entry.comparingByKey())
                    .forEach(entry -> described.put(entry.getKey(), entry.getValue()));
        }
        long at = 0;
        for (var tensor : tensors) {
            if (root.has(tensor.name())) {
                throw new InscapeException("two tensors of one file are named \"" + tensor.name() + "\"");
            }
            var entry = root.putObject(tensor.name());
            entry.put("dtype", DTypeNames.of(tensor.dtype()));
            var shape = entry.putArray("shape");
            for (long size : tensor.shape()) {
                shape.add(size);
            }
            entry.putArray("data_offsets").add(at).add(at + tensor.bytes());
            at += tensor.bytes();
        }
        return padded(root);
    }

    private static byte[] padded(JsonNode root) {
        try {
            var json = new ObjectMapper().writeValueAsBytes(root);
            int length = (json.length + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
            var padded = Arrays.copyOf(json, length);
            Arrays.fill(padded, json.length, length, (byte) ' ');
            return padded;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The next bytes, little-endian, in the order in which the tensors were declared. */
    public void write(MemorySegment values) {
        if (values.byteSize() > wanted - written) {
            throw new InscapeException(
                    file.path() + ": " + (written + values.byteSize()) + " bytes of values were given, but "
                            + wanted + " were declared");
        }
        for (long at = 0; at < values.byteSize(); at += PIECE) {
            file.write(buffer(values.asSlice(at, Math.min(PIECE, values.byteSize() - at))));
        }
        written += values.byteSize();
    }

    /** Java gives no view of the bytes of a {@code float[]}: those are copied. */
    static ByteBuffer buffer(MemorySegment piece) {
        boolean viewable = piece.isNative() || piece.heapBase().filter(byte[].class::isInstance).isPresent();
        return viewable ? piece.asByteBuffer() : ByteBuffer.wrap(piece.toArray(JAVA_BYTE));
    }

    /** Bytes that are still to come. */
    long missing() {
        return wanted - written;
    }

    Path path() {
        return file.path();
    }

    /** Moves the complete file to its place. */
    public void finish() {
        if (written != wanted) {
            throw new InscapeException(file.path() + ": " + written + " bytes of values were given, but " + wanted
                    + " were declared");
        }
        file.finish();
    }

    /** Removes what was written, unless it was finished. */
    @Override
    public void close() {
        file.close();
    }
}
