package dev.inscape.tensor.measure;

import dev.inscape.tensor.Compute;
import dev.inscape.tensor.DType;
import dev.inscape.tensor.Rng;
import dev.inscape.tensor.Scope;
import dev.inscape.tensor.Tensors;

/** The best rates of matrix products and of reading memory, by the clock, on all threads. Each takes under a second. */
public final class Ceilings {

    private static final int ROUNDS = 7;
    private static final long ROWS = 2048;
    private static final long WIDTH = 1536;
    private static final long READ_BYTES = 512L << 20;

    private Ceilings() {
    }

    /** 10^9 floating-point operations per second of float32 products {@code [2048, 1536] x [1536, 1536]}; the best of 7. */
    public static double gemmGflops() {
        return gemmGflops(DType.FLOAT32);
    }

    public static double gemmGflops(DType dtype) {
        return Compute.call(() -> {
            try (var scope = Scope.open("gemm"); var rng = Rng.seeded(1)) {
                var x = rng.normal(DType.FLOAT32, ROWS, WIDTH).to(dtype);
                var w = rng.normal(DType.FLOAT32, WIDTH, WIDTH).to(dtype);
                return 2.0 * ROWS * WIDTH * WIDTH / bestNanoseconds(() -> x.matmul(w).close());
            }
        });
    }

    /** 10^9 bytes per second of a sum over 512 MiB; the best of 7. */
    public static double readGigabytes() {
        return Compute.call(() -> {
            try (var scope = Scope.open("read")) {
                var x = Tensors.ones(DType.FLOAT32, READ_BYTES / 4);
                return READ_BYTES / bestNanoseconds(() -> x.sum().close());
            }
        });
    }

    private static double bestNanoseconds(Runnable work) {
        double best = Double.MAX_VALUE;
        for (int i = 0; i < ROUNDS; i++) {
            long start = System.nanoTime();
            work.run();
            best = Math.min(best, System.nanoTime() - start);
        }
        return best;
    }
}
