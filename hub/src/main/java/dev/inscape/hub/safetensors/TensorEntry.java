package dev.inscape.hub.safetensors;

import dev.inscape.InscapeException;
import dev.inscape.tensor.DType;
import java.util.Arrays;

/**
 * A tensor that a file holds or shall hold.
 *
 * @param name  its name
 * @param dtype its type
 * @param shape its sizes
 */
public record TensorEntry(String name, DType dtype, long... shape) {

    public TensorEntry {
        shape = shape.clone();
        if (name.isEmpty() || name.equals("__metadata__")) {
            throw new InscapeException("a tensor cannot be named \"" + name + "\" in a safetensors file");
        }
        if (Arrays.stream(shape).anyMatch(size -> size < 0)) {
            throw new InscapeException("tensor " + name + " cannot have the shape " + Arrays.toString(shape));
        }
    }

    @Override
    public long[] shape() {
        return shape.clone();
    }

    /** Bytes of its values. */
    public long bytes() {
        return Arrays.stream(shape).reduce(dtype.bytes(), Math::multiplyExact);
    }
}
