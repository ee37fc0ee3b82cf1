package dev.inscape.tensor.runtime;

import dev.inscape.InscapeException;
import dev.inscape.UsageException;

/** How many threads an operator may use: {@link #use}, else {@code OMP_NUM_THREADS}, else the physical cores. */
public final class Threads {

    private static int wanted;

    private Threads() {
    }

    /** Sets the number for the whole process; OpenMP reads it once, so this must come before the first tensor. */
    public static synchronized void use(int threads) {
        if (threads < 1 || threads > 1024) {
            throw new UsageException("cannot use " + threads + " threads; this machine has "
                    + Machine.here().physicalCores() + " physical cores");
        }
        if (LibTorch.isLoaded() && threads != inUse()) {
            throw new InscapeException("LibTorch runs with " + inUse() + " threads already, and OpenMP does not take "
                    + threads + " any more; call Threads.use before the first tensor is made");
        }
        wanted = threads;
    }

    /** The number in force. */
    public static synchronized int inUse() {
        if (wanted > 0) {
            return wanted;
        }
        var set = System.getenv("OMP_NUM_THREADS");
        return set != null && set.matches("[1-9]\\d{0,3}") ? Integer.parseInt(set) : Machine.here().physicalCores();
    }
}
