package dev.inscape.hub.gguf.block;

import java.util.Optional;

/**
 * A quantised format. Its blocks hold small integers and the scales that belong to them; a value is {@code q·s},
 * {@code q·s + m} or {@code q·s - m}, each product and sum rounded to float32 (ggml-quants.c, the dequantize_row functions).
 *
 * <p>That is what the gguf package's numpy does, to the bit. A ggml whose compiler fuses product and sum, as GCC does for
 * processors with FMA, rounds once instead of twice there and may differ in the last bit where there is an {@code m}.
 */
interface BlockFormat {

    /** What becomes of an integer and its scale. */
    enum Rule {
        /** {@code q·s}. */
        SCALED,
        /** {@code q·s + m}. */
        PLUS,
        /** {@code q·s - m}. */
        MINUS
    }

    Rule rule();

    /** Takes one block apart: its integers, scales and offsets go to the piece, from {@code to} on. */
    void unpack(byte[] block, int at, Piece piece, int to);

    /** The format of a quantised type that is read here; none for all others. */
    static Optional<BlockFormat> of(GgmlType type) {
        return switch (type) {
            case Q4_0 -> Optional.of(new Q4x0());
            case Q4_1 -> Optional.of(new Q4x1());
            case Q5_0 -> Optional.of(new Q5x0());
            case Q5_1 -> Optional.of(new Q5x1());
            case Q8_0 -> Optional.of(new Q8x0());
            case Q2_K -> Optional.of(new Q2K());
            case Q3_K -> Optional.of(new Q3K());
            case Q4_K -> Optional.of(new Q4K());
            case Q5_K -> Optional.of(new Q5K());
            case Q6_K -> Optional.of(new Q6K());
            default -> Optional.empty();
        };
    }
}
