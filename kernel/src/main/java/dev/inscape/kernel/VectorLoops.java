package dev.inscape.kernel;

import jdk.incubator.vector.VectorOperators;

/** The loops on the widest vectors of this processor. */
final class VectorLoops implements Loops {

    @Override
    public int lanes() {
        return Lanes.COUNT;
    }

    @Override
    public void pack(PackedRows x, float factor) {
        switch (x.type()) {
            case FLOAT32 -> packVectors(x, factor);
            case BFLOAT16 -> packPairs(x, factor);
        }
    }

    private static void packVectors(PackedRows x, float factor) {
        for (int vector = 0; vector < x.vectors(); vector++) {
            for (int row = 0; row < x.packed(); row++) {
                long at = (long) vector * x.packed() + row;
                Lanes.load(x.row(row) + vector * Lanes.BYTES).mul(factor)
                        .intoMemorySegment(Memory.ALL, x.address() + at * Lanes.BYTES, Lanes.ORDER);
            }
        }
    }

    private static void packPairs(PackedRows x, float factor) {
        for (int vector = 0; vector < x.vectors(); vector++) {
            for (int row = 0; row < x.packed(); row++) {
                long even = x.address() + ((long) (vector & -2) * x.packed() + row) * Lanes.BYTES
                        + (vector & 1) * (Lanes.BYTES / 2);
                var lanes = Lanes.load(x.row(row) + vector * Lanes.BYTES).mul(factor).reinterpretAsLongs();
                Lanes.storeLower(lanes, even);
                Lanes.storeLower(lanes.lanewise(VectorOperators.LSHR, Float.SIZE), even + x.packed() * Lanes.BYTES);
            }
        }
    }

    @Override
    public void dot(PackedRows x, long first, long second, float[] sums, int output, int other) {
        int at = output * x.packed() * Lanes.COUNT;
        int then = other * x.packed() * Lanes.COUNT;
        switch (x.type()) {
            case FLOAT32 -> {
                switch (x.packed()) {
                    case 1 -> FloatDot.oneRow(x.address(), first, second, x.vectors(), sums, at, then);
                    case 4 -> FloatDot.fourRows(x.address(), first, second, x.vectors(), sums, at, then);
                    default -> FloatDot.eightRows(x.address(), first, second, x.vectors(), sums, at, then);
                }
            }
            case BFLOAT16 -> {
                switch (x.packed()) {
                    case 1 -> Bfloat16Dot.oneRow(x.address(), first, second, x.vectors() / 2, sums, at, then);
                    case 4 -> Bfloat16Dot.fourRows(x.address(), first, second, x.vectors() / 2, sums, at, then);
                    default -> {
                        Bfloat16Dot.eightRows(x.address(), first, x.vectors() / 2, sums, at);
                        Bfloat16Dot.eightRows(x.address(), second, x.vectors() / 2, sums, then);
                    }
                }
            }
        }
    }

    @Override
    public void fold(float[] sums, PackedRows x, int outputs, float[] results) {
        int apart = x.packed() * Lanes.COUNT;
        for (int row = 0; row < x.rows(); row++) {
            for (int output = 0; output < outputs; output += 4) {
                Lanes.fourSums(sums, output * apart + row * Lanes.COUNT, apart, results, row * Product.TILE + output);
            }
        }
    }

    @Override
    public void softmax(long scores, int count, float cap) {
        VectorSoftmax.apply(scores, count, cap);
    }

    @Override
    public void mix(Mixed rows, long values, long apart, int tokens, float[] sums) {
        VectorMix.fourRows(rows, values, apart, tokens, sums);
    }
}
