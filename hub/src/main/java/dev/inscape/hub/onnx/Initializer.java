package dev.inscape.hub.onnx;

import dev.inscape.tensor.DType;
import java.util.Arrays;

/**
 * A constant tensor of a graph.
 *
 * @param name  its name in the graph
 * @param dtype its type
 * @param shape its sizes
 * @param from  the first byte of its values in the file, little-endian, row-major
 */
record Initializer(String name, DType dtype, long[] shape, long from) {

    long bytes() {
        return Arrays.stream(shape).reduce(dtype.bytes(), Math::multiplyExact);
    }
}
