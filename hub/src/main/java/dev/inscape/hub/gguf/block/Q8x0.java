package dev.inscape.hub.gguf.block;

/** Q8_0: 32 signed bytes under one scale: {@code half d; int8 q[32]}. */
final class Q8x0 implements BlockFormat {

    @Override
    public Rule rule() {
        return Rule.SCALED;
    }

    @Override
    public void unpack(byte[] block, int at, Piece piece, int to) {
        piece.scale(to, 32, Bits.half(block, at));
        System.arraycopy(block, at + 2, piece.quants, to, 32);
    }
}
