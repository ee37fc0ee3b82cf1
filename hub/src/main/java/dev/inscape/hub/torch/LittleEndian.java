package dev.inscape.hub.torch;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/** Unsigned numbers out of memory, at any byte. */
final class LittleEndian {

    private static final ValueLayout.OfShort SHORT = ValueLayout.JAVA_SHORT_UNALIGNED
            .withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    private LittleEndian() {
    }

    static int u16(MemorySegment memory, long at) {
        return Short.toUnsignedInt(memory.get(SHORT, at));
    }

    static int i32(MemorySegment memory, long at) {
        return memory.get(INT, at);
    }

    static long u32(MemorySegment memory, long at) {
        return Integer.toUnsignedLong(memory.get(INT, at));
    }

    /** Negative where the number needs all 64 bits. */
    static long i64(MemorySegment memory, long at) {
        return memory.get(LONG, at);
    }
}
