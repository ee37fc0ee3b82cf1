package dev.inscape.lab.corpus;

import dev.inscape.InscapeException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;

/** Decodes UTF-8 and says where it is not. */
public final class Utf8 {

    private Utf8() {
    }

    /** The text of some bytes, without a byte-order mark at their start. */
    public static String decode(byte[] bytes, String origin) {
        return decode(ByteBuffer.wrap(bytes), 0, origin);
    }

    /** The text of bytes that begin at the given offset of their file. */
    public static String decode(ByteBuffer bytes, long offset, String origin) {
        boolean marked = offset == 0 && bytes.remaining() >= 3 && bytes.get(bytes.position()) == (byte) 0xEF
                && bytes.get(bytes.position() + 1) == (byte) 0xBB && bytes.get(bytes.position() + 2) == (byte) 0xBF;
        int start = bytes.position() + (marked ? 3 : 0);
        var rest = bytes.duplicate().position(start);
        var text = CharBuffer.allocate(rest.remaining());
        CoderResult result = StandardCharsets.UTF_8.newDecoder().decode(rest, text, true);
        if (result.isError()) {
            throw new InscapeException(
                    "%s is not UTF-8: byte 0x%02X at offset %d; convert it first, for example with iconv"
                            .formatted(origin, rest.get(rest.position()), offset + rest.position() - bytes.position()));
        }
        return text.flip().toString();
    }
}
