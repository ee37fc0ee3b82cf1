package dev.inscape.hub.gguf.block;

/**
 * The eight scales and eight offsets of six bits that Q4_K and Q5_K pack into twelve bytes. The first four of each lie in
 * the low bits of bytes 0 to 3 and 4 to 7; of the last four, the low halves lie in bytes 8 to 11 and the high two bits on
 * top of the first four (ggml-quants.c, get_scale_min_k4).
 */
final class SixBits {

    private SixBits() {
    }

    static int scale(byte[] packed, int at, int group) {
        return group < 4
                ? packed[at + group] & 0x3f
                : (packed[at + 4 + group] & 0xf) | (packed[at + group - 4] >> 2 & 0x30);
    }

    static int offset(byte[] packed, int at, int group) {
        return group < 4
                ? packed[at + 4 + group] & 0x3f
                : (packed[at + 4 + group] >> 4 & 0xf) | (packed[at + group] >> 2 & 0x30);
    }
}
