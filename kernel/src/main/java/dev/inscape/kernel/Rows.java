package dev.inscape.kernel;

import java.lang.foreign.MemorySegment;

/**
 * Rows of float32 in native memory.
 *
 * @param memory where they are; row {@code r} begins at element {@code r * stride}
 * @param rows   how many
 * @param width  elements of a row
 * @param stride elements from the beginning of one row to that of the next
 */
public record Rows(MemorySegment memory, int rows, int width, long stride) {

    public Rows {
        if (rows < 1 || width < 1 || (rows > 1 && stride < width)) {
            throw new IllegalArgumentException(
                    "rows " + rows + " x " + width + " with stride " + stride + " are not rows side by side");
        }
        Memory.require(memory, "rows", (rows - 1) * stride + width, Float.BYTES);
    }

    /** Rows one right after the other. */
    public static Rows of(MemorySegment memory, int rows, int width) {
        return new Rows(memory, rows, width, width);
    }

    /** The address of a row. */
    long address(int row) {
        return memory.address() + row * stride * Float.BYTES;
    }
}
