package dev.inscape.hub.torch;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Writes pickles by hand, also such as Python never would. */
final class Pickle {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    static Pickle start() {
        return new Pickle().op(0x80, 2);
    }

    Pickle op(int... codes) {
        for (int code : codes) {
            out.write(code);
        }
        return this;
    }

    Pickle op(char code) {
        return op((int) code);
    }

    Pickle text(String text) {
        var bytes = text.getBytes(UTF_8);
        return op('X').int32(bytes.length).raw(bytes);
    }

    Pickle whole(long value) {
        return op(0x8a, 8).raw(ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(value).array());
    }

    Pickle int32(int value) {
        return raw(ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(value).array());
    }

    Pickle name(String module, String name) {
        return op('c').raw((module + "\n" + name + "\n").getBytes(UTF_8));
    }

    Pickle raw(byte[] bytes) {
        out.writeBytes(bytes);
        return this;
    }

    /** {@code _rebuild_tensor_v2} over storage 0. */
    Pickle tensor(String storageClass, String key, long elements, long offset, long[] sizes, long[] strides) {
        name("torch._utils", "_rebuild_tensor_v2").op('(');
        op('(').text("storage").name("torch", storageClass).text(key).text("cpu").whole(elements).op('t').op('Q');
        return whole(offset).tuple(sizes).tuple(strides).op(0x89).name("collections", "OrderedDict").op(')', 'R')
                .op('t', 'R');
    }

    Pickle tuple(long... values) {
        op('(');
        for (long value : values) {
            whole(value);
        }
        return op('t');
    }

    byte[] stop() {
        return op('.').out.toByteArray();
    }
}
