package dev.inscape.hub.safetensors;

import dev.inscape.InscapeException;
import dev.inscape.hub.PartialFile;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.CRC32C;

/**
 * Writes a safetensors file whose tensors grow side by side, some rows of each at a time, without holding any. The metadata get
 * the CRC-32C of every tensor, as {@code crc32c:NAME}. The file appears once the disk has all of it.
 */
public final class SideBySideWriter implements AutoCloseable {

    /** What the metadata's names of checksums begin with. */
    public static final String CHECKSUM = "crc32c:";

    private static final int PIECE = 1 << 26;

    private final PartialFile file;
    private final Map<String, String> metadata;
    private final List<TensorEntry> entries;
    private final Map<String, Growing> tensors = new LinkedHashMap<>();

    /** A tensor, and how much of it is there. */
    private static final class Growing {
        private final TensorEntry entry;
        private final long from;
        private final CRC32C checksum = new CRC32C();
        private long written;

        Growing(TensorEntry entry, long from) {
            this.entry = entry;
            this.from = from;
        }
    }

    private SideBySideWriter(PartialFile file, Map<String, String> metadata, List<TensorEntry> entries) {
        this.file = file;
        this.metadata = metadata;
        this.entries = List.copyOf(entries);
        long at = header().length + Long.BYTES; // with checksums of nothing, which are as long as any
        for (var entry : entries) {
            tensors.put(entry.name(), new Growing(entry, at));
            at = Math.addExact(at, entry.bytes());
        }
    }

    /** Begins a file beside its place, under its name with an ending that nobody else may use. */
    public static SideBySideWriter create(Path path, String ending, Map<String, String> metadata,
            List<TensorEntry> entries) {
        return new SideBySideWriter(PartialFile.create(path, ending), metadata, entries);
    }

    /** The next bytes of a tensor, little-endian. */
    public void append(String name, MemorySegment values) {
        var tensor = tensors.get(name);
        if (tensor == null || values.byteSize() > tensor.entry.bytes() - tensor.written) {
            throw new InscapeException(file.path() + ": " + values.byteSize() + " more bytes for tensor " + name
                    + " were not declared");
        }
        for (long at = 0; at < values.byteSize(); at += PIECE) {
            var piece = SafetensorsWriter.buffer(values.asSlice(at, Math.min(PIECE, values.byteSize() - at)));
            tensor.checksum.update(piece.duplicate());
            file.write(piece, tensor.from + tensor.written + at);
        }
        tensor.written += values.byteSize();
    }

    /** Writes the header, waits for the disk, and moves the file to its place. */
    public void finish() {
        for (var tensor : tensors.values()) {
            if (tensor.written < tensor.entry.bytes()) {
                throw new InscapeException(file.path() + ": " + (tensor.entry.bytes() - tensor.written)
                        + " bytes of tensor " + tensor.entry.name() + " are missing");
            }
        }
        var header = header();
        var start = ByteBuffer.allocate(Long.BYTES + header.length).order(ByteOrder.LITTLE_ENDIAN);
        file.write(start.putLong(header.length).put(header).flip(), 0);
        file.force();
        file.finish();
    }

    private byte[] header() {
        var described = new TreeMap<>(metadata);
        for (var entry : entries) {
            var tensor = tensors.get(entry.name());
            described.put(CHECKSUM + entry.name(), "%08x".formatted(tensor == null ? 0 : tensor.checksum.getValue()));
        }
        return SafetensorsWriter.header(described, entries);
    }

    /** Removes what was written, unless it was finished. */
    @Override
    public void close() {
        file.close();
    }
}
