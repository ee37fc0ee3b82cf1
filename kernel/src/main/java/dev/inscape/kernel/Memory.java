package dev.inscape.kernel;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/**
 * All of the address space as one segment. Threads of a team read what another thread's confined arena may own, and a loop over
 * a constant segment carries no checks of its arena; so segments are checked once, where they come in, and addresses are used
 * from there on.
 */
final class Memory {

    @SuppressWarnings("restricted") // the checks are in require
    static final MemorySegment ALL = MemorySegment.NULL.reinterpret(Long.MAX_VALUE);

    private static final int BITS_BELOW_BFLOAT16 = 16;

    private Memory() {
    }

    static float getFloat(long address) {
        return ALL.get(ValueLayout.JAVA_FLOAT_UNALIGNED, address);
    }

    static float getBfloat16(long address) {
        return Float.intBitsToFloat(ALL.get(ValueLayout.JAVA_SHORT_UNALIGNED, address) << BITS_BELOW_BFLOAT16);
    }

    static void putFloat(long address, float value) {
        ALL.set(ValueLayout.JAVA_FLOAT_UNALIGNED, address, value);
    }

    static void putFloats(float[] values, int from, long address, int count) {
        MemorySegment.copy(values, from, ALL, ValueLayout.JAVA_FLOAT_UNALIGNED, address, count);
    }

    /** Refuses memory that is on the heap, closed or too small. */
    static void require(MemorySegment memory, String what, long elements, int bytesEach) {
        if (!memory.isNative()) {
            throw new IllegalArgumentException(what + ": the kernel reads native memory, not the Java heap");
        }
        if (memory.byteSize() / bytesEach < elements) {
            throw new IllegalArgumentException(what + ": " + elements + " elements of " + bytesEach
                    + " bytes do not fit into " + memory.byteSize() + " bytes");
        }
    }

    /** Refuses memory whose arena has been closed since. */
    static void requireOpen(MemorySegment memory, String what) {
        if (!memory.scope().isAlive()) {
            throw new IllegalStateException(what + ": the memory's arena is closed");
        }
    }
}
