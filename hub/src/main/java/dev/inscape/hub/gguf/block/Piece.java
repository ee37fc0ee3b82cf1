package dev.inscape.hub.gguf.block;

import java.util.Arrays;

/**
 * The values of several blocks, small enough for the first-level cache. Integers, scales and offsets lie in arrays of their
 * own, so that the last step is one long loop without conditions, which the compiler turns into vector instructions.
 */
final class Piece {

    /** Values of one piece: a multiple of every block size. */
    static final int ELEMENTS = 2048;

    /** The smallest block is 18 bytes for 32 values, the largest 34. */
    private static final int MOST_BYTES = ELEMENTS / 32 * 34;

    final byte[] blocks = new byte[MOST_BYTES];
    final byte[] quants = new byte[ELEMENTS];
    final float[] values = new float[ELEMENTS];
    private final float[] scales = new float[ELEMENTS];
    private final float[] offsets = new float[ELEMENTS];

    void scale(int from, int count, float scale) {
        Arrays.fill(scales, from, from + count, scale);
    }

    void offset(int from, int count, float offset) {
        Arrays.fill(offsets, from, from + count, offset);
    }

    /** Widens the first {@code count} blocks of {@link #blocks} into {@link #values}. */
    void widen(GgmlType type, BlockFormat format, int count) {
        for (int block = 0; block < count; block++) {
            format.unpack(blocks, block * type.blockBytes(), this, block * type.elements());
        }
        int length = count * type.elements();
        switch (format.rule()) {
            case SCALED -> scaled(quants, scales, values, length);
            case PLUS -> plus(quants, scales, offsets, values, length);
            case MINUS -> minus(quants, scales, offsets, values, length);
        }
    }

    private static void scaled(byte[] quants, float[] scales, float[] values, int length) {
        for (int i = 0; i < length; i++) {
            values[i] = scales[i] * quants[i];
        }
    }

    private static void plus(byte[] quants, float[] scales, float[] offsets, float[] values, int length) {
        for (int i = 0; i < length; i++) {
            values[i] = scales[i] * quants[i] + offsets[i];
        }
    }

    private static void minus(byte[] quants, float[] scales, float[] offsets, float[] values, int length) {
        for (int i = 0; i < length; i++) {
            values[i] = scales[i] * quants[i] - offsets[i];
        }
    }
}
