package dev.inscape.hub.gguf;

import dev.inscape.hub.gguf.block.GgmlType;
import dev.inscape.tensor.DType;

/**
 * A tensor of a GGUF file.
 *
 * @param name  its name in the file
 * @param type  the format of its values
 * @param shape its sizes in row-major order, {@code [out, in]}: the reverse of the file's order
 * @param from  the first byte of its values in the file
 * @param bytes how many bytes they take
 */
public record GgufTensor(String name, GgmlType type, long[] shape, long from, long bytes) {

    public GgufTensor {
        shape = shape.clone();
    }

    @Override
    public long[] shape() {
        return shape.clone();
    }

    /** The type in which its values are given: their own, or float32 where they are quantised. */
    public DType dtype() {
        return type.plain().orElse(DType.FLOAT32);
    }

    /** Values of a row: the last size. */
    long columns() {
        return shape.length == 0 ? 1 : shape[shape.length - 1];
    }
}
