package dev.inscape.hub.torch;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.Charset;

/** Walks over a pickle. Every length is held against what is left before it is believed. */
final class PickleBytes {

    private static final int LONGEST_LINE = 512;

    private final Complaint complaint;
    private final MemorySegment memory;
    private final long base;
    private long at;

    /** Bytes that begin at byte {@code base} of the file. */
    PickleBytes(Complaint complaint, MemorySegment memory, long base) {
        this.complaint = complaint;
        this.memory = memory;
        this.base = base;
    }

    Complaint complaint() {
        return complaint;
    }

    /** The byte of the file that comes next. */
    long position() {
        return base + at;
    }

    int u8() {
        return Byte.toUnsignedInt(memory.get(ValueLayout.JAVA_BYTE, advance(1)));
    }

    int u16() {
        return LittleEndian.u16(memory, advance(2));
    }

    int i32() {
        return LittleEndian.i32(memory, advance(4));
    }

    long u32() {
        return LittleEndian.u32(memory, advance(4));
    }

    long i64() {
        return LittleEndian.i64(memory, advance(8));
    }

    String text(long bytes, Charset charset) {
        long from = advance(bytes);
        return new String(memory.asSlice(from, bytes).toArray(ValueLayout.JAVA_BYTE), charset);
    }

    void skip(long bytes) {
        advance(bytes);
    }

    /** Text up to a line's end. */
    String line(Charset charset) {
        long from = at;
        while (u8() != '\n') {
            if (at - from > LONGEST_LINE) {
                throw complaint.damaged("a name of more than " + LONGEST_LINE + " bytes", base + from);
            }
        }
        return new String(memory.asSlice(from, at - 1 - from).toArray(ValueLayout.JAVA_BYTE), charset);
    }

    private long advance(long bytes) {
        if (bytes < 0 || bytes > memory.byteSize() - at) {
            throw complaint.damaged("the pickle claims " + bytes + " more bytes and has " + (memory.byteSize() - at),
                    position());
        }
        long from = at;
        at += bytes;
        return from;
    }
}
