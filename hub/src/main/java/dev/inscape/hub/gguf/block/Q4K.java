package dev.inscape.hub.gguf.block;

/** Q4_K: 256 values of four bits; every 32 have a scale and an offset of six bits each: {@code half d, m; uint6 s[8][2]; uint4 q[256]}. */
final class Q4K implements BlockFormat {

    @Override
    public Rule rule() {
        return Rule.MINUS;
    }

    @Override
    public void unpack(byte[] block, int at, Piece piece, int to) {
        float d = Bits.half(block, at);
        float m = Bits.half(block, at + 2);
        for (int group = 0; group < 8; group++) {
            piece.scale(to + 32 * group, 32, d * SixBits.scale(block, at + 4, group));
            piece.offset(to + 32 * group, 32, m * SixBits.offset(block, at + 4, group));
        }
        // 32 bytes hold 64 values: the low halves are the first 32 of them.
        for (int i = 0; i < 256; i += 8) {
            long pairs = Bits.eightBytes(block, at + 16 + i / 64 * 32 + i % 32);
            Bits.putEightBytes(piece.quants, to + i, Bits.lanes(pairs, i / 32 % 2 * 4, 0xf));
        }
    }
}
