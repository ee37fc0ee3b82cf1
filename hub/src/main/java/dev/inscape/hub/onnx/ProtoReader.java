package dev.inscape.hub.onnx;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import dev.inscape.InscapeException;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;

/**
 * Walks over the fields of one protobuf message in memory. Every length is held against the end of its message before it
 * is believed, so that a damaged file ends in an error, not in a read elsewhere or a large allocation.
 */
final class ProtoReader {

    private static final int VARINT = 0;
    private static final int FIXED_64 = 1;
    private static final int LENGTH = 2;
    private static final int FIXED_32 = 5;
    private static final int LONGEST_NAME = 1 << 16;

    private final String file;
    private final MemorySegment memory;
    private final long end;
    private long at;
    private int field;
    private int wire;

    ProtoReader(String file, MemorySegment memory, long from, long end) {
        this.file = file;
        this.memory = memory;
        this.at = from;
        this.end = end;
    }

    /** Moves to the next field; false at the end of the message. */
    boolean next() {
        if (at == end) {
            return false;
        }
        long key = varint();
        field = (int) (key >>> 3);
        wire = (int) (key & 7);
        if (key >>> 3 < 1 || key >>> 3 > 0x1fff_ffffL) {
            throw damaged("field number " + (key >>> 3));
        }
        return true;
    }

    int field() {
        return field;
    }

    boolean isLengthDelimited() {
        return wire == LENGTH;
    }

    long number() {
        if (wire != VARINT) {
            throw damaged("field " + field + " is not a number");
        }
        return varint();
    }

    String text() {
        var range = message();
        if (range.end - range.at > LONGEST_NAME) {
            throw damaged("a name of " + (range.end - range.at) + " bytes");
        }
        return new String(memory.asSlice(range.at, range.end - range.at).toArray(JAVA_BYTE), StandardCharsets.UTF_8);
    }

    /** A field that is itself a message, or bytes: to be walked over in turn. */
    ProtoReader message() {
        if (wire != LENGTH) {
            throw damaged("field " + field + " has wire type " + wire + " instead of a length");
        }
        long length = varint();
        if (length < 0 || length > end - at) {
            throw damaged("field " + field + " claims " + length + " bytes, but " + (end - at) + " are left");
        }
        var inner = new ProtoReader(file, memory, at, at + length);
        at += length;
        return inner;
    }

    /** One number out of a packed field. */
    long packedNumber() {
        return varint();
    }

    boolean atEnd() {
        return at == end;
    }

    long position() {
        return at;
    }

    long length() {
        return end - at;
    }

    void skip() {
        switch (wire) {
            case VARINT -> varint();
            case FIXED_64 -> advance(8);
            case LENGTH -> message();
            case FIXED_32 -> advance(4);
            default -> throw damaged("field " + field + " has the unknown wire type " + wire);
        }
    }

    private void advance(int bytes) {
        if (bytes > end - at) {
            throw damaged("field " + field + " is cut short");
        }
        at += bytes;
    }

    private long varint() {
        long value = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            if (at >= end) {
                throw damaged("a number is cut short");
            }
            byte part = memory.get(JAVA_BYTE, at++);
            value |= (long) (part & 0x7f) << shift;
            if (part >= 0) {
                return value;
            }
        }
        throw damaged("a number of more than 64 bits");
    }

    InscapeException damaged(String what) {
        return new InscapeException(file + " is damaged or no ONNX file: " + what + " at byte " + at);
    }
}
