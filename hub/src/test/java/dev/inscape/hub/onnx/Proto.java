package dev.inscape.hub.onnx;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Writes protobuf messages, as many of ONNX's as the tests need. */
final class Proto {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    Proto number(int field, long value) {
        varint((long) field << 3);
        varint(value);
        return this;
    }

    Proto bytes(int field, byte[] value) {
        varint(((long) field << 3) | 2);
        varint(value.length);
        out.writeBytes(value);
        return this;
    }

    Proto text(int field, String value) {
        return bytes(field, value.getBytes(UTF_8));
    }

    Proto message(int field, Proto value) {
        return bytes(field, value.toBytes());
    }

    private void varint(long value) {
        long left = value;
        while ((left & ~0x7fL) != 0) {
            out.write((int) ((left & 0x7f) | 0x80));
            left >>>= 7;
        }
        out.write((int) left);
    }

    byte[] toBytes() {
        return out.toByteArray();
    }

    /** A TensorProto of floats, raw. */
    static Proto tensor(String name, float[] values, long... shape) {
        var raw = ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        raw.asFloatBuffer().put(values);
        return tensor(name, 1, raw.array(), shape);
    }

    static Proto tensor(String name, int type, byte[] raw, long... shape) {
        var tensor = new Proto();
        for (long size : shape) {
            tensor.number(1, size);
        }
        return tensor.number(2, type).text(8, name).bytes(9, raw);
    }

    /** A NodeProto. */
    static Proto node(String operator, String first, String second, String output) {
        return new Proto().text(1, first).text(1, second).text(2, output).text(3, "a name").text(4, operator);
    }

    /** A ModelProto around a graph, behind a comment that moves the graph by some bytes. */
    static byte[] model(int shift, Proto graph) {
        return new Proto().number(1, 8).bytes(6, new byte[shift]).message(7, graph).toBytes();
    }

    /** A GraphProto of one linear layer, x W + b with W of [2, 3], as exporters write it. */
    static Proto linear(boolean biasFirst) {
        var product = "/layer/MatMul_output";
        return new Proto().message(1, node("MatMul", "x", "onnx::MatMul_7", product))
                .message(1,
                        biasFirst ? node("Add", "layer.bias", product, "y") : node("Add", product, "layer.bias", "y"))
                .message(5, tensor("onnx::MatMul_7", new float[]{1, 2, 3, 4, 5, 6}, 2, 3))
                .message(5, tensor("layer.bias", new float[]{7, 8, 9}, 3));
    }
}
