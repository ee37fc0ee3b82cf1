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
                Lanes.load(x.row(row) + vector * Lanes.BYTES).mul(factor)
                        .intoMemorySegment(Memory.ALL, x.address() + x.place(vector, row) * Lanes.BYTES, Lanes.ORDER);
            }
        }
    }

    private static void packPairs(PackedRows x, float factor) {
        for (int vector = 0; vector < x.vectors(); vector++) {
            for (int row = 0; row < x.packed(); row++) {
                var lanes = Lanes.load(x.row(row) + vector * Lanes.BYTES).mul(factor).reinterpretAsLongs();
                int even = vector & -2;
                long half = x.address() + (vector & 1) * (Lanes.BYTES / 2);
                Lanes.storeLower(lanes, half + x.place(even, row) * Lanes.BYTES);
                Lanes.storeLower(lanes.lanewise(VectorOperators.LSHR, Float.SIZE),
                        half + x.place(even + 1, row) * Lanes.BYTES);
            }
        }
    }

    @Override
    public void dot(PackedRows x, long first, long second, float[] sums, int output, int other) {
        int at = output * x.packed() * Lanes.COUNT;
        int then = other * x.packed() * Lanes.COUNT;
        if (x.packed() == 1) {
            switch (x.type()) {
                case FLOAT32 -> FloatDot.oneRow(x.address(), first, second, x.vectors(), sums, at, then);
                case BFLOAT16 -> Bfloat16Dot.oneRow(x.address(), first, second, x.vectors() / 2, sums, at, then);
            }
        } else if (x.packed() == MOST_ROWS && x.type() == WeightMatrix.Type.FLOAT32 && Lanes.COUNT == 16) {
            FloatDot.eightRows(x.address(), x.address() + x.place(0, PackedRows.SIDE_BY_SIDE) * Lanes.BYTES, first,
                    second, x.vectors(), sums, at, then);
        } else {
            for (int row = 0; row < x.packed(); row += PackedRows.SIDE_BY_SIDE) {
                long rows = x.address() + x.place(0, row) * Lanes.BYTES;
                int skipped = row * Lanes.COUNT;
                switch (x.type()) {
                    case FLOAT32 -> FloatDot.fourRows(rows, first, second, x.vectors(), sums, at + skipped,
                            then + skipped);
                    case BFLOAT16 -> Bfloat16Dot.fourRows(rows, first, second, x.vectors() / 2, sums, at + skipped,
                            then + skipped);
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
