package dev.inscape.kernel;

/** The loops on the widest vectors of this processor. */
final class VectorLoops implements Loops {

    @Override
    public int lanes() {
        return Lanes.COUNT;
    }

    @Override
    public void pack(PackedRows x, float factor) {
        for (int vector = 0; vector < x.vectors(); vector++) {
            for (int row = 0; row < x.packed(); row++) {
                long at = (long) vector * x.packed() + row;
                Lanes.load(x.row(row) + vector * Lanes.BYTES).mul(factor)
                        .intoMemorySegment(Memory.ALL, x.address() + at * Lanes.BYTES, Lanes.ORDER);
            }
        }
    }

    @Override
    public void dot(PackedRows x, WeightMatrix.Type type, long first, long second, float[] sums) {
        switch (type) {
            case FLOAT32 -> {
                switch (x.packed()) {
                    case 1 -> FloatDot.oneRow(x.address(), first, second, x.vectors(), sums);
                    case 4 -> FloatDot.fourRows(x.address(), first, second, x.vectors(), sums);
                    default -> FloatDot.eightRows(x.address(), first, second, x.vectors(), sums);
                }
            }
            case BFLOAT16 -> {
                switch (x.packed()) {
                    case 1 -> Bfloat16Dot.oneRow(x.address(), first, second, x.vectors(), sums);
                    case 4 -> Bfloat16Dot.fourRows(x.address(), first, second, x.vectors(), sums);
                    default -> Bfloat16Dot.eightRows(x.address(), first, second, x.vectors(), sums);
                }
            }
        }
    }

    @Override
    public void fold(float[] sums, int vectors) {
        for (int vector = 0; vector < vectors; vector++) {
            sums[vector] = Lanes.sum(sums, vector * Lanes.COUNT);
        }
    }
}
