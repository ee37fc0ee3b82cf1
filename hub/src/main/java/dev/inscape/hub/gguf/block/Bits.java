package dev.inscape.hub.gguf.block;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Little-endian numbers in byte arrays, and eight bytes handled at once as the lanes of a long. */
final class Bits {

    private static final VarHandle SHORT = MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private static final long EVERY_BYTE = 0x0101010101010101L;
    private static final long SIGNS = 0x8080808080808080L;

    private Bits() {
    }

    /** A half-precision number as a float. */
    static float half(byte[] from, int at) {
        return Float.float16ToFloat((short) SHORT.get(from, at));
    }

    static long eightBytes(byte[] from, int at) {
        return (long) LONG.get(from, at);
    }

    static void putEightBytes(byte[] to, int at, long bytes) {
        LONG.set(to, at, bytes);
    }

    /** Some bits of every byte: those of the mask, after a shift to the right. */
    static long lanes(long bytes, int shift, int mask) {
        return (bytes >>> shift) & (EVERY_BYTE * mask);
    }

    /** Subtracts a number from 1 to 127 from every byte, each of which lies from 0 to 127. */
    static long minus(long bytes, int subtracted) {
        // The borrowed sign bits keep the lanes apart; what is left of them is the inverse of each sign.
        return ((bytes | SIGNS) - EVERY_BYTE * subtracted) ^ SIGNS;
    }

    /** The eight bits of a byte as eight bytes of 0 or 1, the lowest bit first. */
    static long spread(int bits) {
        // One copy of the byte in every lane, of which lane i keeps bit i; adding 0x7f carries it into the lane's sign.
        long kept = ((bits & 0xff) * EVERY_BYTE) & 0x8040201008040201L;
        return lanes(((kept & ~SIGNS) + EVERY_BYTE * 0x7f) | kept, 7, 1);
    }
}
