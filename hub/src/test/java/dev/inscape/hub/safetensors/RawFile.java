package dev.inscape.hub.safetensors;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;

/** Files that the writer would never write. */
final class RawFile {

    private RawFile() {
    }

    /** A header as it is given, before values that are all null. */
    static Path write(Path path, String header, int valueBytes) {
        return write(path, header.getBytes(UTF_8).length, header, valueBytes);
    }

    /** The same with a header that claims another length. */
    static Path write(Path path, long claimed, String header, int valueBytes) {
        var json = header.getBytes(UTF_8);
        var file = ByteBuffer.allocate(Long.BYTES + json.length + valueBytes).order(ByteOrder.LITTLE_ENDIAN)
                .putLong(claimed).put(json);
        return write(path, file.array());
    }

    static Path write(Path path, byte[] bytes) {
        try {
            return Files.write(path, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
