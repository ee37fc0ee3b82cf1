package dev.inscape.hub.gguf.block;

/** Q4_0: 32 values of four bits around 8, values i and i + 16 in one byte: {@code half d; uint4 q[32]}. */
final class Q4x0 implements BlockFormat {

    @Override
    public Rule rule() {
        return Rule.SCALED;
    }

    @Override
    public void unpack(byte[] block, int at, Piece piece, int to) {
        piece.scale(to, 32, Bits.half(block, at));
        for (int i = 0; i < 16; i += 8) {
            long pairs = Bits.eightBytes(block, at + 2 + i);
            Bits.putEightBytes(piece.quants, to + i, Bits.minus(Bits.lanes(pairs, 0, 0xf), 8));
            Bits.putEightBytes(piece.quants, to + 16 + i, Bits.minus(Bits.lanes(pairs, 4, 0xf), 8));
        }
    }
}
