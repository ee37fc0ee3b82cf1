package dev.inscape.kernel;

/**
 * {@code y[r, o] = x[r] . w[o] + bias[o]}; a unit of the work is one output.
 *
 * @param loops  what computes
 * @param x      the rows
 * @param factor what the values of x are multiplied by when they are packed
 * @param weight the address of the first row of the weight
 * @param apart  bytes from one row of the weight to the next
 * @param bias   an address, or 0 for none
 * @param y      the address of the first output of the first row
 * @param stride bytes from one row of y to the next
 */
record Product(Loops loops, PackedRows x, float factor, long weight, long apart, long bias,
        long y,
        long stride) implements Work {

    /** Outputs that are collected before they are added up and written, so that little stands between one row of the weight and the next. */
    static final int TILE = 32;

    @Override
    public void run(int from, int to, Desk desk) {
        for (int begin = from; begin < to; begin += TILE) {
            int count = Math.min(TILE, to - begin);
            multiply(begin, count, desk);
            if (x.vectors() * loops.lanes() < x.width()) {
                addRests(begin, count, desk.results());
            }
            if (bias != 0) {
                addBias(begin, count, desk.results());
            }
            for (int row = 0; row < x.rows(); row++) {
                Memory.putFloats(desk.results(), row * TILE, y + row * stride + (long) begin * Float.BYTES, count);
            }
        }
    }

    /**
     * Only whole vectors of sums are made while the weight streams in; they are added up once for the tile. The two rows that are
     * multiplied at once are half a tile apart, so that each half is read straight through: what the processor fetches ahead.
     */
    private void multiply(int begin, int count, Desk desk) {
        int half = Math.ceilDiv(count, Loops.OUTPUTS);
        for (int i = 0; i < half; i++) {
            long first = weight + (begin + i) * apart;
            long second = i + half < count ? first + half * apart : first;
            loops.dot(x, first, second, desk.sums(), i, i + half);
        }
        loops.fold(desk.sums(), x, count, desk.results());
    }

    private void addRests(int begin, int count, float[] results) {
        for (int row = 0; row < x.rows(); row++) {
            for (int i = 0; i < count; i++) {
                results[row * TILE + i] += rest(row, weight + (begin + i) * apart);
            }
        }
    }

    /** What the whole vectors leave over. */
    private float rest(int row, long outputRow) {
        float sum = 0;
        for (int i = x.vectors() * loops.lanes(); i < x.width(); i++) {
            float w = switch (x.type()) {
                case FLOAT32 -> Memory.getFloat(outputRow + (long) i * Float.BYTES);
                case BFLOAT16 -> Memory.getBfloat16(outputRow + (long) i * Short.BYTES);
            };
            sum = Math.fma(Memory.getFloat(x.row(row) + (long) i * Float.BYTES) * factor, w, sum);
        }
        return sum;
    }

    private void addBias(int begin, int count, float[] results) {
        for (int i = 0; i < count; i++) {
            float added = Memory.getFloat(bias + (long) (begin + i) * Float.BYTES);
            for (int row = 0; row < x.rows(); row++) {
                results[row * TILE + i] += added;
            }
        }
    }
}
