package dev.inscape.model.generation;

import dev.inscape.InscapeException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** GGUF files that hold nothing but numbers about themselves. */
final class SmallGguf {

    private static final int VERSION = 3;
    private static final int UINT32 = 4;
    private static final int FLOAT32 = 6;

    private SmallGguf() {
    }

    static Path write(Path path, Map<String, Number> metadata) {
        var bytes = ByteBuffer.allocate(4096).order(ByteOrder.LITTLE_ENDIAN);
        bytes.put("GGUF".getBytes(StandardCharsets.US_ASCII)).putInt(VERSION).putLong(0).putLong(metadata.size());
        metadata.forEach((key, value) -> {
            bytes.putLong(key.length()).put(key.getBytes(StandardCharsets.US_ASCII));
            if (value instanceof Float real) {
                bytes.putInt(FLOAT32).putFloat(real);
            } else {
                bytes.putInt(UINT32).putInt(value.intValue());
            }
        });
        try {
            return Files.write(path, bytes.array());
        } catch (IOException e) {
            throw new InscapeException("cannot write " + path, e);
        }
    }
}
