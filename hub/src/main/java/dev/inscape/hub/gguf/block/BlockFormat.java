package dev.inscape.hub.gguf.block;

/**
 * A quantised format. Its blocks hold small integers and the scales that belong to them; a value is {@code q·s},
 * {@code q·s + m} or {@code q·s - m}, each product and sum rounded to float32 (ggml-quants.c, the dequantize_row functions).
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

    /** Values of one block. */
    int elements();

    /** Bytes of one block. */
    int bytes();

    Rule rule();

    /** Takes one block apart: its integers, scales and offsets go to the piece, from {@code to} on. */
    void unpack(byte[] block, int at, Piece piece, int to);
}
