package dev.inscape.kernel;

import java.lang.foreign.MemorySegment;

/**
 * The weight of a linear layer, {@code [out, in]} in row-major order, in native memory that may be a mapped file of any size.
 *
 * @param memory where it is
 * @param type   the type of its elements
 * @param out    rows
 * @param in     columns
 */
public record WeightMatrix(MemorySegment memory, Type type, int out, int in) {

    /** Types of weights; both are computed with in float32. */
    public enum Type {
        FLOAT32(4),
        /** The upper half of a float32. */
        BFLOAT16(2);

        private final int bytes;

        Type(int bytes) {
            this.bytes = bytes;
        }

        /** Bytes of one element. */
        public int bytes() {
            return bytes;
        }
    }

    public WeightMatrix {
        if (out < 1 || in < 1) {
            throw new IllegalArgumentException("a weight of " + out + " x " + in + " has no elements");
        }
        Memory.require(memory, "weight", (long) out * in, type.bytes());
    }

    long bytesOfRow() {
        return (long) in * type.bytes();
    }
}
