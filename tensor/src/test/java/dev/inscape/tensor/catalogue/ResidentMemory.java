package dev.inscape.tensor.catalogue;

import dev.inscape.tensor.runtime.Memory;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;

/** How much of the main memory a piece of work leaves occupied behind it. */
final class ResidentMemory {

    private static final int WARM_UP = 100;
    private static final int ATTEMPTS = 3;
    private static final long SUSPICIOUS = 4L << 20;
    private static final MethodHandle TRIM = trim();

    private ResidentMemory() {
    }

    /**
     * Bytes by which the process grows over a number of rounds, after some rounds to warm up. Memory that the C library has
     * free is given back before each reading, so that a leak cannot hide in it. Garbage is not collected: what only the
     * collector would free counts as left behind.
     *
     * <p>The JVM's own memory grows when it likes (compiled code, its heap). So growth that would be suspicious is measured
     * again, and the least counts: a leak is there every time.
     */
    static long growth(int rounds, Runnable round) {
        run(WARM_UP, round);
        long least = Long.MAX_VALUE;
        for (int attempt = 0; attempt < ATTEMPTS && least > SUSPICIOUS; attempt++) {
            long before = now();
            run(rounds, round);
            least = Math.min(least, now() - before);
        }
        return least;
    }

    private static void run(int rounds, Runnable round) {
        for (int i = 0; i < rounds; i++) {
            round.run();
        }
    }

    private static long now() {
        try {
            int unused = (int) TRIM.invokeExact(0L);
        } catch (Throwable e) {
            throw new IllegalStateException("malloc_trim could not be called", e);
        }
        return Memory.residentBytes().orElseThrow();
    }

    private static MethodHandle trim() {
        var linker = Linker.nativeLinker();
        return linker.downcallHandle(linker.defaultLookup().findOrThrow("malloc_trim"),
                FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_LONG));
    }
}
