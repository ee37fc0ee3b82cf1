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
    public void dot(PackedRows x, WeightMatrix.Type type, long first, long second, float[] sums, int output) {
        int at = output * x.packed() * Lanes.COUNT;
        switch (type) {
            case FLOAT32 -> {
                switch (x.packed()) {
                    case 1 -> FloatDot.oneRow(x.address(), first, second, x.vectors(), sums, at);
                    case 4 -> FloatDot.fourRows(x.address(), first, second, x.vectors(), sums, at);
                    default -> FloatDot.eightRows(x.address(), first, second, x.vectors(), sums, at);
                }
            }
            case BFLOAT16 -> {
                switch (x.packed()) {
                    case 1 -> Bfloat16Dot.oneRow(x.address(), first, second, x.vectors(), sums, at);
                    case 4 -> Bfloat16Dot.fourRows(x.address(), first, second, x.vectors(), sums, at);
                    default -> Bfloat16Dot.eightRows(x.address(), first, second, x.vectors(), sums, at);
                }
            }
        }
    }

    @Override
    public void fold(float[] sums, PackedRows x, int outputs, float[] results) {
        for (int row = 0; row < x.rows(); row++) {
            for (int output = 0; output < outputs; output++) {
                results[row * Product.TILE + output] = Lanes.sum(sums, (output * x.packed() + row) * Lanes.COUNT);
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
