package dev.inscape.hub.gguf;

import java.util.function.LongUnaryOperator;

/**
 * Where a row of a query or key projection lies in a GGUF file of the llama architecture. The converter puts the two rows
 * that the rotary embedding turns together next to each other; transformers has them half a head apart.
 *
 * @param half half the rows of a head
 */
record PairedRows(long half) implements LongUnaryOperator {

    @Override
    public long applyAsLong(long row) {
        long head = row / (2 * half);
        long within = row % (2 * half);
        return head * 2 * half + within % half * 2 + within / half;
    }
}
