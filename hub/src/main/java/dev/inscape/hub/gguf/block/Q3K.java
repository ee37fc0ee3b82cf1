package dev.inscape.hub.gguf.block;

/** Q3_K: 256 values of three bits around 4, every 16 under a scale of six bits: {@code bit h[256]; uint2 q[256]; uint6 s[16]; half d}. */
final class Q3K implements BlockFormat {

    @Override
    public Rule rule() {
        return Rule.SCALED;
    }

    @Override
    public void unpack(byte[] block, int at, Piece piece, int to) {
        float d = Bits.half(block, at + 108);
        for (int group = 0; group < 16; group++) {
            piece.scale(to + 16 * group, 16, d * (scale(block, at + 96, group) - 32));
        }
        for (int i = 0; i < 256; i += 8) {
            long low = Bits.lanes(Bits.eightBytes(block, at + 32 + i / 128 * 32 + i % 32), i / 32 % 4 * 2, 3);
            long third = Bits.lanes(Bits.eightBytes(block, at + i % 32), i / 32, 1);
            Bits.putEightBytes(piece.quants, to + i, Bits.minus(low | third << 2, 4));
        }
    }

    /** Four low bits in the first eight bytes, two high bits in the last four. */
    private static int scale(byte[] block, int at, int group) {
        int low = block[at + group % 8] >> (group / 8 * 4) & 0xf;
        int high = block[at + 8 + group % 4] >> (group / 4 * 2) & 3;
        return low | high << 4;
    }
}
