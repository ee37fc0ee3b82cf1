package dev.inscape.tensor.catalogue;

import dev.inscape.tensor.runtime.Memory;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;

/** How much of the main memory a piece of work leaves occupied behind it. */
final class ResidentMemory {

    private static final int WARM_UP = 100;
    private static final MethodHandle TRIM = trim();

    private ResidentMemory() {
    }

    /**
     * Bytes by which the process grows over a number of rounds, after some rounds to warm up. Memory that the C library has
     * free is given back before each reading, so that a leak cannot hide in it. Garbage is not collected: what only the
     * collector would free counts as left behind.
     */
    static long growth(int rounds, Runnable round) {
        for (int i = 0; i < WARM_UP; i++) {
            round.run();
        }
        long before = now();
        for (int i = 0; i < rounds; i++) {
            round.run();
        }
        return now() - before;
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
