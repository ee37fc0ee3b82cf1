package dev.inscape.hub.gguf.block;

/** Q4_1: 32 values of four bits above a least one, values i and i + 16 in one byte: {@code half d, m; uint4 q[32]}. */
final class Q4x1 implements BlockFormat {

    @Override
    public Rule rule() {
        return Rule.PLUS;
    }

    @Override
    public void unpack(byte[] block, int at, Piece piece, int to) {
        piece.scale(to, 32, Bits.half(block, at));
        piece.offset(to, 32, Bits.half(block, at + 2));
        for (int i = 0; i < 16; i += 8) {
            long pairs = Bits.eightBytes(block, at + 4 + i);
            Bits.putEightBytes(piece.quants, to + i, Bits.lanes(pairs, 0, 0xf));
            Bits.putEightBytes(piece.quants, to + 16 + i, Bits.lanes(pairs, 4, 0xf));
        }
    }
}
