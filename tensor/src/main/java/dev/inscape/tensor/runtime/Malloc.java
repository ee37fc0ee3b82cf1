package dev.inscape.tensor.runtime;

/**
 * Keeps freed memory for the next operator. By default glibc unmaps an output of a few MiB when it is freed and faults it
 * in again, page by page, for the next one, which can cost more than the arithmetic. The launcher sets the same by
 * environment variables; this is for programs that use the library without it.
 */
final class Malloc {

    // From glibc's malloc.h.
    private static final int M_TRIM_THRESHOLD = -1;
    private static final int M_TOP_PAD = -2;
    private static final int M_MMAP_THRESHOLD = -3;
    private static final int M_ARENA_MAX = -8;

    private static final int NEVER = Integer.MAX_VALUE;
    private static final int PAD = 64 << 20;

    private Malloc() {
    }

    static void keepFreedMemory() {
        tune("MALLOC_MMAP_THRESHOLD_", M_MMAP_THRESHOLD, 1 << 30);
        tune("MALLOC_TRIM_THRESHOLD_", M_TRIM_THRESHOLD, NEVER);
        tune("MALLOC_TOP_PAD_", M_TOP_PAD, PAD);
        // One arena: those of further threads are cut into heaps of 64 MiB, too small for large outputs.
        tune("MALLOC_ARENA_MAX", M_ARENA_MAX, 1);
    }

    private static void tune(String variable, int parameter, int value) {
        if (System.getenv(variable) == null) {
            Environment.mallopt(parameter, value);
        }
    }
}
