package dev.inscape.hub.gguf.block;

/** Q2_K: 256 values of two bits; every 16 have a scale and an offset of four bits each: {@code uint4 s[16][2]; uint2 q[256]; half d, m}. */
final class Q2K implements BlockFormat {

    @Override
    public Rule rule() {
        return Rule.MINUS;
    }

    @Override
    public void unpack(byte[] block, int at, Piece piece, int to) {
        float d = Bits.half(block, at + 80);
        float m = Bits.half(block, at + 82);
        for (int group = 0; group < 16; group++) {
            int scale = block[at + group];
            piece.scale(to + 16 * group, 16, d * (scale & 0xf));
            piece.offset(to + 16 * group, 16, m * (scale >> 4 & 0xf));
        }
        // 32 bytes hold 128 values: their lowest bit pairs are the first 32 of them, the next pairs the next 32.
        for (int i = 0; i < 256; i += 8) {
            long fours = Bits.eightBytes(block, at + 16 + i / 128 * 32 + i % 32);
            Bits.putEightBytes(piece.quants, to + i, Bits.lanes(fours, i / 32 % 4 * 2, 3));
        }
    }
}
