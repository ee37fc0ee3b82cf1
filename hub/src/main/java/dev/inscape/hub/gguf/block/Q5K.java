package dev.inscape.hub.gguf.block;

/** Q5_K: as Q4_K, with a fifth bit apart: {@code half d, m; uint6 s[8][2]; bit h[256]; uint4 q[256]}. */
final class Q5K implements BlockFormat {

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
        for (int i = 0; i < 256; i += 8) {
            long low = Bits.lanes(Bits.eightBytes(block, at + 48 + i / 64 * 32 + i % 32), i / 32 % 2 * 4, 0xf);
            long fifth = Bits.lanes(Bits.eightBytes(block, at + 16 + i % 32), i / 32, 1);
            Bits.putEightBytes(piece.quants, to + i, low | fifth << 4);
        }
    }
}
