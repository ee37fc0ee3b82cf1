package dev.inscape.hub.gguf;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import dev.inscape.InscapeException;
import dev.inscape.UsageException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Reads one value after the other. Every length is held against what is left of the file before it is believed. */
final class Cursor {

    private static final ValueLayout.OfShort SHORT = ValueLayout.JAVA_SHORT_UNALIGNED
            .withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final int LONGEST_NAME = 0xffff;

    private final String file;
    private final MemorySegment memory;
    private long at;

    Cursor(String file, MemorySegment memory, long at) {
        if (!memory.scope().isAlive()) {
            throw new UsageException(file + " is closed; read what you need of it before");
        }
        this.file = file;
        this.memory = memory;
        this.at = at;
    }

    long position() {
        return at;
    }

    long left() {
        return memory.byteSize() - at;
    }

    byte byteValue() {
        return memory.get(JAVA_BYTE, advance(1));
    }

    short shortValue() {
        return memory.get(SHORT, advance(2));
    }

    int intValue() {
        return memory.get(INT, advance(4));
    }

    long longValue() {
        return memory.get(LONG, advance(8));
    }

    /** A count of things that take at least {@code fewestBytes} each, so that there can be no more than the file has room for. */
    long count(String what, int fewestBytes) {
        long from = at;
        long count = longValue();
        if (count < 0 || count > left() / fewestBytes) {
            throw damaged("it claims " + Long.toUnsignedString(count) + " " + what + ", but " + left()
                    + " bytes are left for them", from);
        }
        return count;
    }

    /** The name of a key or a tensor, which must be UTF-8, not empty, and fit on a line. */
    String name() {
        long from = at;
        var bytes = bytes();
        if (bytes.byteSize() == 0 || bytes.byteSize() > LONGEST_NAME) {
            throw damaged("a name of " + bytes.byteSize() + " bytes", from);
        }
        try {
            var name = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes.toArray(JAVA_BYTE))).toString();
            if (name.chars().anyMatch(Character::isISOControl)) {
                throw damaged("a name with a control character", from);
            }
            return name;
        } catch (CharacterCodingException e) {
            throw damaged("a name that is not UTF-8", from);
        }
    }

    /** A text; what is not UTF-8 in it becomes U+FFFD. */
    String text() {
        return new String(bytes().toArray(JAVA_BYTE), StandardCharsets.UTF_8);
    }

    /** The bytes of a text, in place. */
    MemorySegment bytes() {
        long length = count("bytes of text", 1);
        return memory.asSlice(advance(length), length);
    }

    /** Walks over texts; one loop, since vocabularies are long and a program that has just started runs it uncompiled. */
    void skipTexts(long count) {
        long size = memory.byteSize();
        long next = at;
        for (long i = 0; i < count; i++) {
            long length = size - next < Long.BYTES ? -1 : memory.get(LONG, next);
            if (length < 0 || length > size - next - Long.BYTES) {
                throw damaged("text " + i + " of " + count + " does not fit the " + (size - next) + " bytes left",
                        next);
            }
            next += Long.BYTES + length;
        }
        at = next;
    }

    void skip(long bytes) {
        advance(bytes);
    }

    private long advance(long bytes) {
        if (bytes > left()) {
            throw damaged("it ends where " + bytes + " bytes more are wanted", at);
        }
        long from = at;
        at += bytes;
        return from;
    }

    InscapeException damaged(String what, long byteAt) {
        return new InscapeException(file + " is damaged or no GGUF file: " + what + ", at byte " + byteAt);
    }
}
