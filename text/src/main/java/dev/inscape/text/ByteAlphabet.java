package dev.inscape.text;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * GPT-2's spelling of bytes by visible characters: those of Latin-1 that can be seen stand for themselves, the 68 others for
 * U+0100 and on, in their order.
 */
final class ByteAlphabet {

    private static final int LAST = 0x100 + 68;
    private static final short[] BYTES = bytes();

    private ByteAlphabet() {
    }

    private static short[] bytes() {
        var bytes = new short[LAST];
        Arrays.fill(bytes, (short) -1);
        int next = 0x100;
        for (int value = 0; value < 0x100; value++) {
            boolean visible = (value >= '!' && value <= '~') || (value >= 0xA1 && value != 0xAD);
            bytes[visible ? value : next++] = (short) value;
        }
        return bytes;
    }

    /** The bytes that a piece spells; a piece with other characters, as an added token may have, is its own UTF-8. */
    static byte[] bytes(String piece) {
        var bytes = new byte[piece.length()];
        for (int i = 0; i < bytes.length; i++) {
            char unit = piece.charAt(i);
            if (unit >= LAST || BYTES[unit] < 0) {
                return piece.getBytes(StandardCharsets.UTF_8);
            }
            bytes[i] = (byte) BYTES[unit];
        }
        return bytes;
    }
}
