package dev.inscape.kernel;

import java.lang.foreign.MemorySegment;

/**
 * Keys and values of tokens that follow each other, float32 {@code [token, head, width]} in native memory.
 *
 * @param keys   the keys; token {@code t} begins at element {@code t * stride}
 * @param values the values, likewise
 * @param stride elements from one token to the next
 * @param tokens how many
 */
public record KeyValueBlock(MemorySegment keys, MemorySegment values, long stride, int tokens) {

    public KeyValueBlock {
        if (tokens < 1 || stride < 1) {
            throw new IllegalArgumentException(
                    "a block of " + tokens + " tokens with stride " + stride + " holds nothing");
        }
    }

    /** Refuses a block that does not hold whole tokens of a shape. */
    void require(AttentionShape shape) {
        long row = (long) shape.keyValueHeads() * shape.width();
        if (stride < row) {
            throw new IllegalArgumentException("a stride of " + stride + " is less than a token's " + row);
        }
        long elements = (tokens - 1) * stride + row;
        Memory.require(keys, "keys", elements, Float.BYTES);
        Memory.require(values, "values", elements, Float.BYTES);
        Memory.requireOpen(keys, "keys");
        Memory.requireOpen(values, "values");
    }
}
