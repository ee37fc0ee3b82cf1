package dev.inscape.hub.gguf;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** GGUF files written byte by byte, sound ones and such as no writer would write. */
final class RawGguf {

    private final ByteArrayOutputStream keys = new ByteArrayOutputStream();
    private final ByteArrayOutputStream tensors = new ByteArrayOutputStream();
    private int magic = 0x46554747;
    private int version = 3;
    private long keyCount;
    private long tensorCount;
    private byte[] values = {};

    static byte[] little(long value, int bytes) {
        var all = ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN).putLong(value).array();
        return Arrays.copyOf(all, bytes);
    }

    static byte[] text(byte[] bytes) {
        return ByteBuffer.allocate(Long.BYTES + bytes.length).order(ByteOrder.LITTLE_ENDIAN).putLong(bytes.length)
                .put(bytes).array();
    }

    static byte[] text(String text) {
        return text(text.getBytes(UTF_8));
    }

    static byte[] floats(float... floats) {
        var bytes = ByteBuffer.allocate(floats.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (float value : floats) {
            bytes.putFloat(value);
        }
        return bytes.array();
    }

    RawGguf magic(int wanted) {
        magic = wanted;
        return this;
    }

    RawGguf version(int wanted) {
        version = wanted;
        return this;
    }

    /** Metadata of any type, its value as the bytes that follow the type. */
    RawGguf key(byte[] name, int type, byte[]... value) {
        keys.writeBytes(text(name));
        keys.writeBytes(little(type, Integer.BYTES));
        for (var part : value) {
            keys.writeBytes(part);
        }
        keyCount++;
        return this;
    }

    RawGguf key(String name, int type, byte[]... value) {
        return key(name.getBytes(UTF_8), type, value);
    }

    RawGguf key(String name, String text) {
        return key(name, 8, text(text));
    }

    RawGguf key(String name, int whole) {
        return key(name, 4, little(whole, Integer.BYTES));
    }

    /** A tensor with its sizes in the file's order. */
    RawGguf tensor(String name, int type, long offset, long... sizes) {
        tensors.writeBytes(text(name));
        tensors.writeBytes(little(sizes.length, Integer.BYTES));
        for (long size : sizes) {
            tensors.writeBytes(little(size, Long.BYTES));
        }
        tensors.writeBytes(little(type, Integer.BYTES));
        tensors.writeBytes(little(offset, Long.BYTES));
        tensorCount++;
        return this;
    }

    RawGguf values(byte[] wanted) {
        values = wanted;
        return this;
    }

    /** Counts other than those of what was added. */
    RawGguf claiming(long tensorsClaimed, long keysClaimed) {
        tensorCount = tensorsClaimed;
        keyCount = keysClaimed;
        return this;
    }

    byte[] bytes() {
        var out = new ByteArrayOutputStream();
        out.writeBytes(little(magic, Integer.BYTES));
        out.writeBytes(little(version, Integer.BYTES));
        out.writeBytes(little(tensorCount, Long.BYTES));
        out.writeBytes(little(keyCount, Long.BYTES));
        out.writeBytes(keys.toByteArray());
        out.writeBytes(tensors.toByteArray());
        out.writeBytes(new byte[(32 - out.size() % 32) % 32]);
        out.writeBytes(values);
        return out.toByteArray();
    }

    Path write(Path path) {
        try {
            return Files.write(path, bytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
