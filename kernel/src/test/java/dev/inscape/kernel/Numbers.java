package dev.inscape.kernel;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import java.util.Random;

/** Random numbers of both signs in native memory, and what the definition makes of them in double precision. */
final class Numbers {

    private static final float UNTOUCHED = 12345;

    private Numbers() {
    }

    static MemorySegment floats(Random random, long count) {
        var memory = Arena.ofAuto().allocate(count * Float.BYTES, 1);
        for (long i = 0; i < count; i++) {
            memory.set(ValueLayout.JAVA_FLOAT_UNALIGNED, i * Float.BYTES, (float) random.nextGaussian());
        }
        return memory;
    }

    static MemorySegment untouched(long count) {
        var memory = Arena.ofAuto().allocate(count * Float.BYTES);
        for (long i = 0; i < count; i++) {
            memory.setAtIndex(ValueLayout.JAVA_FLOAT, i, UNTOUCHED);
        }
        return memory;
    }

    static WeightMatrix weight(Random random, WeightMatrix.Type type, int out, int in) {
        var memory = floats(random, (long) out * in);
        return switch (type) {
            case FLOAT32 -> new WeightMatrix(memory, type, out, in);
            case BFLOAT16 -> {
                var halves = Arena.ofAuto().allocate((long) out * in * Short.BYTES);
                for (long i = 0; i < (long) out * in; i++) {
                    halves.set(ValueLayout.JAVA_SHORT_UNALIGNED, i * Short.BYTES,
                            (short) (memory.get(ValueLayout.JAVA_INT_UNALIGNED, i * Float.BYTES) >>> 16));
                }
                yield new WeightMatrix(halves, type, out, in);
            }
        };
    }

    static double element(WeightMatrix weight, int output, int i) {
        long at = ((long) output * weight.in() + i) * weight.type().bytes();
        return switch (weight.type()) {
            case FLOAT32 -> weight.memory().get(ValueLayout.JAVA_FLOAT_UNALIGNED, at);
            case BFLOAT16 -> Float
                    .intBitsToFloat(weight.memory().get(ValueLayout.JAVA_SHORT_UNALIGNED, at) << 16);
        };
    }

    static float element(Rows rows, int row, int i) {
        return rows.memory().get(ValueLayout.JAVA_FLOAT_UNALIGNED, (row * rows.stride() + i) * Float.BYTES);
    }

    /** All values of rows, row by row, without what lies between them. */
    static float[] values(Rows rows) {
        var values = new float[rows.rows() * rows.width()];
        for (int i = 0; i < values.length; i++) {
            values[i] = element(rows, i / rows.width(), i % rows.width());
        }
        return values;
    }

    /** Whether nothing was written between the rows. */
    static boolean gapsAreUntouched(Rows rows) {
        var gaps = new float[(int) (rows.stride() - rows.width())];
        boolean untouched = true;
        for (int row = 0; row + 1 < rows.rows(); row++) {
            for (int i = 0; i < gaps.length; i++) {
                gaps[i] = rows.memory().getAtIndex(ValueLayout.JAVA_FLOAT, row * rows.stride() + rows.width() + i);
            }
            var expected = new float[gaps.length];
            Arrays.fill(expected, UNTOUCHED);
            untouched &= Arrays.equals(gaps, expected);
        }
        return untouched;
    }
}
