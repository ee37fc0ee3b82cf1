package dev.inscape.hub.gguf.block;

/** Q5_0: 32 values of five bits around 16, the fifth bits apart: {@code half d; bit h[32]; uint4 q[32]}. */
final class Q5x0 implements BlockFormat {

    @Override
    public Rule rule() {
        return Rule.SCALED;
    }

    @Override
    public void unpack(byte[] block, int at, Piece piece, int to) {
        piece.scale(to, 32, Bits.half(block, at));
        for (int i = 0; i < 16; i += 8) {
            long pairs = Bits.eightBytes(block, at + 6 + i);
            long low = Bits.lanes(pairs, 0, 0xf) | (Bits.spread(block[at + 2 + i / 8]) << 4);
            long high = Bits.lanes(pairs, 4, 0xf) | (Bits.spread(block[at + 4 + i / 8]) << 4);
            Bits.putEightBytes(piece.quants, to + i, Bits.minus(low, 16));
            Bits.putEightBytes(piece.quants, to + 16 + i, Bits.minus(high, 16));
        }
    }
}
