package dev.inscape.hub.torch;

import dev.inscape.tensor.DType;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/** A tensor: elements of a storage, at steps of its own along every dimension. Steps and offset count elements. */
final class View {

    private static final int MOST_DIMENSIONS = 64;

    private final ZipPart part;
    private final DType dtype;
    private final long offset;
    private final long[] sizes;
    private final long[] strides;
    private final long span;

    private View(ZipPart part, DType dtype, long offset, long[] sizes, long[] strides, long span) {
        this.part = part;
        this.dtype = dtype;
        this.offset = offset;
        this.sizes = sizes;
        this.strides = strides;
        this.span = span;
    }

    /** A view that lies within its storage. */
    static View of(ZipPart part, DType dtype, long offset, long[] sizes, long[] strides, Complaint complaint, long at) {
        if (sizes.length != strides.length || sizes.length > MOST_DIMENSIONS || offset < 0
                || Arrays.stream(sizes).anyMatch(size -> size < 0)
                || Arrays.stream(strides).anyMatch(stride -> stride < 0)) {
            throw complaint.damaged("a tensor has the offset " + offset + ", " + sizes.length + " sizes and "
                    + strides.length + " strides, some below zero or too many", at);
        }
        long elements = part.size() / dtype.bytes();
        long span = span(sizes, strides, elements);
        if (span > elements - offset) {
            throw complaint.damaged("a tensor " + Arrays.toString(sizes) + " of strides " + Arrays.toString(strides)
                    + " from " + offset + " on does not lie within the " + elements + " elements of its storage", at);
        }
        return new View(part, dtype, offset, sizes, strides, span);
    }

    /** From the first element to the last, or more than there are where that cannot be counted. */
    private static long span(long[] sizes, long[] strides, long elements) {
        if (Arrays.stream(sizes).anyMatch(size -> size == 0)) {
            return 0;
        }
        long span = 1;
        for (int i = 0; i < sizes.length; i++) {
            long steps = sizes[i] - 1;
            if (steps > 0 && strides[i] > (elements - span) / steps) {
                return Long.MAX_VALUE;
            }
            span += steps * strides[i];
        }
        return span;
    }

    DType dtype() {
        return dtype;
    }

    long[] sizes() {
        return sizes.clone();
    }

    long[] strides() {
        return strides.clone();
    }

    /** The byte of the file that the first element begins at. */
    long from() {
        return part.from() + offset * dtype.bytes();
    }

    /** Bytes from the first element to the end of the last. */
    long spanBytes() {
        return span * dtype.bytes();
    }

    /**
     * The dimensions from the outermost to the innermost in memory, if the elements fill the span in that order, each once;
     * else none.
     */
    int[] denseOrder() {
        var order = IntStream.range(0, sizes.length).boxed()
                .sorted(Comparator.comparingLong((Integer dim) -> sizes[dim] == 1 ? Long.MAX_VALUE : strides[dim])
                        .reversed().thenComparing(Comparator.naturalOrder()))
                .mapToInt(Integer::intValue).toArray();
        long expected = 1;
        for (int i = order.length - 1; i >= 0; i--) {
            int dim = order[i];
            if (sizes[dim] != 1 && strides[dim] != expected) {
                return new int[0];
            }
            expected *= sizes[dim];
        }
        return order;
    }
}
