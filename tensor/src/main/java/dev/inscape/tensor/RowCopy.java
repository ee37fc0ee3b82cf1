package dev.inscape.tensor;

import dev.inscape.InscapeException;
import java.lang.foreign.MemorySegment;

/** Copies parts of rows; in main memory without a native operator, which costs more than a few hundred numbers. */
final class RowCopy {

    private static final String OPERATOR = "copyRowsFrom";

    private RowCopy() {
    }

    static void copy(Tensor target, long at, Tensor source, long from, long rows, long column) {
        var to = target.handle(OPERATOR);
        var of = source.handle(OPERATOR);
        long width = target.dims() == 0 || target.size(0) == 0 ? 0 : target.count() / target.size(0);
        boolean fits = width > 0 && source.dims() == 2 && at >= 0 && from >= 0 && column >= 0 && rows >= 0
                && at + rows <= target.size(0) && from + rows <= source.size(0) && column + width <= source.size(1);
        if (!fits || to.scalar_type().value != of.scalar_type().value || !to.is_contiguous() || !of.is_contiguous()) {
            throw new InscapeException(OPERATOR + ": rows " + at + " to " + (at + rows) + " of " + target
                    + " cannot be taken from rows " + from + " on, columns " + column + " on, of " + source);
        }
        if (to.is_cpu() && of.is_cpu()) {
            Op.act(OPERATOR, () -> inMainMemory(target, at * width, source, from, rows, column, width));
        } else {
            Op.act(OPERATOR, () -> to.narrow(0, at, rows).view(rows, width)
                    .copy_(of.narrow(0, from, rows).narrow(1, column, width)));
        }
    }

    private static void inMainMemory(Tensor target, long first, Tensor source, long from, long rows, long column,
            long width) {
        long bytes = target.bytes() / target.count();
        var to = Elements.memory(target.handle(OPERATOR), target.count(), target.dtype());
        var of = Elements.memory(source.handle(OPERATOR), source.count(), source.dtype());
        for (long row = 0; row < rows; row++) {
            MemorySegment.copy(of, ((from + row) * source.size(1) + column) * bytes, to, (first + row * width) * bytes,
                    width * bytes);
        }
    }
}
