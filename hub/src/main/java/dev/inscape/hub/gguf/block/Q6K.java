package dev.inscape.hub.gguf.block;

/** Q6_K: 256 values of six bits around 32, every 16 under a scale of one byte: {@code uint4 q[256]; uint2 h[256]; int8 s[16]; half d}. */
final class Q6K implements BlockFormat {

    @Override
    public Rule rule() {
        return Rule.SCALED;
    }

    @Override
    public void unpack(byte[] block, int at, Piece piece, int to) {
        float d = Bits.half(block, at + 208);
        for (int group = 0; group < 16; group++) {
            piece.scale(to + 16 * group, 16, d * block[at + 192 + group]);
        }
        // 64 bytes hold the low four bits of 128 values, 32 bytes their high two.
        for (int i = 0; i < 256; i += 8) {
            long low = Bits.lanes(Bits.eightBytes(block, at + i / 128 * 64 + i % 64), i / 64 % 2 * 4, 0xf);
            long high = Bits.lanes(Bits.eightBytes(block, at + 128 + i / 128 * 32 + i % 32), i / 32 % 4 * 2, 3);
            Bits.putEightBytes(piece.quants, to + i, Bits.minus(low | high << 4, 32));
        }
    }
}
