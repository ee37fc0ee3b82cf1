package dev.inscape.kernel;

/**
 * {@code y[r, o] = x[r] . w[o] + bias[o]}; a unit of the work is one output.
 *
 * @param loops  what computes
 * @param x      the rows
 * @param factor what the values of x are multiplied by when they are packed
 * @param weight the address of the first row of the weight
 * @param apart  bytes from one row of the weight to the next
 * @param type   its type
 * @param bias   an address, or 0 for none
 * @param y      the address of the first output of the first row
 * @param stride bytes from one row of y to the next
 */
record Product(Loops loops, PackedRows x, float factor, long weight, long apart, WeightMatrix.Type type, long bias,
        long y,
        long stride) implements Work {

    @Override
    public void run(int from, int to, Desk desk) {
        for (int output = from; output < to; output += Loops.OUTPUTS) {
            long first = weight + output * apart;
            boolean pair = output + 1 < to;
            long second = pair ? first + apart : first;
            loops.dot(x, type, first, second, desk.sums());
            loops.fold(desk.sums(), Loops.OUTPUTS * x.packed());
            store(output, first, desk.sums(), 0);
            if (pair) {
                store(output + 1, second, desk.sums(), x.packed());
            }
        }
    }

    private void store(int output, long row, float[] sums, int at) {
        float added = bias == 0 ? 0 : Memory.getFloat(bias + (long) output * Float.BYTES);
        long target = y + (long) output * Float.BYTES;
        for (int r = 0; r < x.rows(); r++) {
            Memory.putFloat(target + r * stride, sums[at + r] + rest(r, row) + added);
        }
    }

    /** What the whole vectors leave over. */
    private float rest(int r, long row) {
        float sum = 0;
        for (int i = x.vectors() * loops.lanes(); i < x.width(); i++) {
            float w = switch (type) {
                case FLOAT32 -> Memory.getFloat(row + (long) i * Float.BYTES);
                case BFLOAT16 -> Memory.getBfloat16(row + (long) i * Short.BYTES);
            };
            sum = Math.fma(Memory.getFloat(x.row(r) + (long) i * Float.BYTES) * factor, w, sum);
        }
        return sum;
    }
}
