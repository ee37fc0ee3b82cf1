package dev.inscape.kernel;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/** Memory that is kept from call to call and grows; its owner's lock guards it. */
final class Room {

    /** A cache line, and the longest vector. */
    private static final long ALIGNMENT = 64;

    private MemorySegment memory = MemorySegment.NULL;

    /** The address of at least so many bytes; what they held before is lost. */
    long bytes(long wanted) {
        if (memory.byteSize() < wanted) {
            memory = Arena.ofAuto().allocate(Math.max(wanted, 2 * memory.byteSize()), ALIGNMENT);
        }
        return memory.address();
    }
}
