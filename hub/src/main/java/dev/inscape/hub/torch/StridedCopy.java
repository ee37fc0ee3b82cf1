package dev.inscape.hub.torch;

import java.lang.foreign.MemorySegment;

/** Copies the elements of a view into row-major order. */
final class StridedCopy {

    private final MemorySegment source;
    private final MemorySegment target;
    private final long[] sizes;
    private final long[] steps;
    private final int width;
    private long written;

    /** Steps in bytes. */
    private StridedCopy(MemorySegment source, MemorySegment target, long[] sizes, long[] steps, int width) {
        this.source = source;
        this.target = target;
        this.sizes = sizes;
        this.steps = steps;
        this.width = width;
    }

    static void copy(MemorySegment source, View view, MemorySegment target) {
        int width = view.dtype().bytes();
        var steps = view.strides();
        for (int i = 0; i < steps.length; i++) {
            steps[i] *= width;
        }
        new StridedCopy(source, target, view.sizes(), steps, width).copy(0, 0);
    }

    private void copy(int dim, long from) {
        if (dim == sizes.length) {
            put(from, width);
        } else if (dim == sizes.length - 1 && steps[dim] == width) {
            put(from, sizes[dim] * width);
        } else {
            for (long i = 0; i < sizes[dim]; i++) {
                copy(dim + 1, from + i * steps[dim]);
            }
        }
    }

    private void put(long from, long bytes) {
        MemorySegment.copy(source, from, target, written, bytes);
        written += bytes;
    }
}
