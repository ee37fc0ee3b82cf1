package dev.inscape.hub.gguf.block;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import dev.inscape.InscapeException;
import dev.inscape.tensor.DType;
import java.lang.foreign.MemorySegment;
import java.util.function.LongConsumer;
import java.util.function.LongUnaryOperator;

/**
 * Widens a quantised matrix, row by row, without a step through the heap that is larger than {@value Piece#ELEMENTS} values.
 *
 * @param type    a quantised type that is read here
 * @param rows    the number of rows
 * @param columns values of a row, a whole number of blocks
 * @param source  which row of the file becomes a given row of the result
 */
public record Widening(GgmlType type, long rows, long columns, LongUnaryOperator source) {

    /** Values that one thread takes at a time: enough work to be worth the handing over. */
    private static final long SHARE = 1 << 16;

    public Widening {
        if (BlockFormat.of(type).isEmpty()) {
            throw new InscapeException("blocks of the type " + type + " cannot be widened");
        }
        if (columns % type.elements() != 0) {
            throw new InscapeException("rows of " + columns + " values are not whole blocks of " + type);
        }
    }

    /**
     * Writes all rows in order.
     *
     * @param blocks the matrix as the file has it
     * @param dtype  f32, f64, f16 or bf16; values are rounded from float32 to nearest
     * @param target native memory for {@code rows * columns} of it
     */
    public void into(MemorySegment blocks, DType dtype, MemorySegment target) {
        if (!Rounding.writes(dtype)) {
            throw Rounding.notWritten(dtype);
        }
        var format = BlockFormat.of(type).orElseThrow();
        long inRow = columns / type.elements();
        long all = rows * inRow;
        long share = SHARE / type.elements();
        Workers.share((all + share - 1) / share, () -> worker(format, blocks, dtype, target, inRow, share, all));
    }

    private LongConsumer worker(BlockFormat format, MemorySegment blocks, DType dtype, MemorySegment target, long inRow,
            long share, long all) {
        var piece = new Piece();
        var rounding = new Rounding(dtype);
        int most = Piece.ELEMENTS / type.elements();
        return task -> {
            long end = Math.min(all, (task + 1) * share);
            for (long block = task * share; block < end; block += most) {
                int count = (int) Math.min(most, end - block);
                gather(blocks, inRow, block, count, piece.blocks);
                piece.widen(type, format, count);
                rounding.write(piece.values, count * type.elements(), target, block * type.elements());
            }
        };
    }

    /** Copies blocks that follow each other in the result, each run of one row from where its row lies in the file. */
    private void gather(MemorySegment blocks, long inRow, long first, int count, byte[] to) {
        int bytes = type.blockBytes();
        for (int done = 0; done < count;) {
            long row = (first + done) / inRow;
            long column = (first + done) % inRow;
            int run = (int) Math.min(count - done, inRow - column);
            long at = (source.applyAsLong(row) * inRow + column) * bytes;
            MemorySegment.copy(blocks, JAVA_BYTE, at, to, done * bytes, run * bytes);
            done += run;
        }
    }
}
