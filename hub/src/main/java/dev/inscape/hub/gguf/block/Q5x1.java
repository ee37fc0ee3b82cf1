package dev.inscape.hub.gguf.block;

/** Q5_1: 32 values of five bits above a least one: {@code half d, m; bit h[32]; uint4 q[32]}. */
final class Q5x1 implements BlockFormat {

    @Override
    public Rule rule() {
        return Rule.PLUS;
    }

    @Override
    public void unpack(byte[] block, int at, Piece piece, int to) {
        piece.scale(to, 32, Bits.half(block, at));
        piece.offset(to, 32, Bits.half(block, at + 2));
        for (int i = 0; i < 16; i += 8) {
            long pairs = Bits.eightBytes(block, at + 8 + i);
            long low = Bits.lanes(pairs, 0, 0xf) | (Bits.spread(block[at + 4 + i / 8]) << 4);
            long high = Bits.lanes(pairs, 4, 0xf) | (Bits.spread(block[at + 6 + i / 8]) << 4);
            Bits.putEightBytes(piece.quants, to + i, low);
            Bits.putEightBytes(piece.quants, to + 16 + i, high);
        }
    }
}
