package dev.inscape.text;

/**
 * Reads UTF-8 byte by byte. What can be no character's beginning becomes U+FFFD, once for each longest part that could have
 * been (Unicode, section 3.9, "maximal subparts"), which is how the native library reads bytes; the JDK's own decoder counts
 * encoded surrogates differently.
 */
final class Utf8Reader {

    private static final char REPLACEMENT = '\ufffd';

    private int codePoint;
    private int missing;
    private int lowest = 0x80;
    private int highest = 0xBF;

    /** Takes one byte, and appends what is complete with it. */
    void read(byte value, StringBuilder text) {
        int unsigned = Byte.toUnsignedInt(value);
        if (missing > 0 && unsigned >= lowest && unsigned <= highest) {
            codePoint = (codePoint << 6) | (unsigned & 0x3F);
            expect(missing - 1, 0x80, 0xBF);
            if (missing == 0) {
                text.appendCodePoint(codePoint);
            }
            return;
        }
        end(text);
        begin(unsigned, text);
    }

    private void begin(int first, StringBuilder text) {
        if (first < 0x80) {
            text.append((char) first);
        } else if (first >= 0xC2 && first <= 0xDF) {
            codePoint = first & 0x1F;
            expect(1, 0x80, 0xBF);
        } else if (first >= 0xE0 && first <= 0xEF) {
            codePoint = first & 0x0F;
            expect(2, first == 0xE0 ? 0xA0 : 0x80, first == 0xED ? 0x9F : 0xBF);
        } else if (first >= 0xF0 && first <= 0xF4) {
            codePoint = first & 0x07;
            expect(3, first == 0xF0 ? 0x90 : 0x80, first == 0xF4 ? 0x8F : 0xBF);
        } else {
            text.append(REPLACEMENT);
        }
    }

    private void expect(int bytes, int from, int to) {
        missing = bytes;
        lowest = from;
        highest = to;
    }

    /** Gives an incomplete character up. */
    void end(StringBuilder text) {
        if (missing > 0) {
            text.append(REPLACEMENT);
            missing = 0;
        }
    }
}
