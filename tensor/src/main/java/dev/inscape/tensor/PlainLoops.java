package dev.inscape.tensor;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.jspecify.annotations.Nullable;

/**
 * Small formulas over float32 in main memory, in plain Java: for a few hundred numbers the several native operators that spell
 * them cost many times their arithmetic.
 */
final class PlainLoops {

    private static final ValueLayout.OfFloat FLOAT = ValueLayout.JAVA_FLOAT;

    private PlainLoops() {
    }

    /** {@code x / sqrt(mean(x^2) + eps) * weight} for rows of one width, {@code [row, d]}. */
    static void rmsNorm(MemorySegment x, @Nullable MemorySegment weight, double eps, int rows, int d, MemorySegment y) {
        for (int row = 0; row < rows; row++) {
            long first = (long) row * d;
            float factor = (float) (1 / Math.sqrt(squares(x, first, d) / d + eps));
            for (int i = 0; i < d; i++) {
                float normed = x.getAtIndex(FLOAT, first + i) * factor;
                y.setAtIndex(FLOAT, first + i, weight == null ? normed : normed * weight.getAtIndex(FLOAT, i));
            }
        }
    }

    /** In several sums, so that no addition waits for the one before. */
    private static double squares(MemorySegment x, long first, int d) {
        double a = 0;
        double b = 0;
        double c = 0;
        double e = 0;
        int i = 0;
        for (; i + 3 < d; i += 4) {
            a += square(x, first + i);
            b += square(x, first + i + 1);
            c += square(x, first + i + 2);
            e += square(x, first + i + 3);
        }
        for (; i < d; i++) {
            a += square(x, first + i);
        }
        return a + b + (c + e);
    }

    private static double square(MemorySegment x, long index) {
        double value = x.getAtIndex(FLOAT, index);
        return value * value;
    }

    /**
     * Turns entry i against entry i + w of every head, over its own memory.
     *
     * @param x        from the first row's first head on
     * @param ofRow    elements from one row to the next
     * @param ofHead   elements from one head to the next
     * @param cos      {@code [row, w]}
     * @param sin      {@code [row, w]}
     */
    static void rotate(MemorySegment x, long ofRow, long ofHead, int rows, int heads, int w, MemorySegment cos,
            MemorySegment sin) {
        for (int row = 0; row < rows; row++) {
            for (int head = 0; head < heads; head++) {
                long first = row * ofRow + head * ofHead;
                long angle = (long) row * w;
                for (int i = 0; i < w; i++) {
                    float one = x.getAtIndex(FLOAT, first + i);
                    float other = x.getAtIndex(FLOAT, first + w + i);
                    float c = cos.getAtIndex(FLOAT, angle + i);
                    float s = sin.getAtIndex(FLOAT, angle + i);
                    x.setAtIndex(FLOAT, first + i, one * c - other * s);
                    x.setAtIndex(FLOAT, first + w + i, other * c + one * s);
                }
            }
        }
    }
}
