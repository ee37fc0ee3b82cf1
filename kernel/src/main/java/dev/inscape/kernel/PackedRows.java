package dev.inscape.kernel;

/**
 * Rows of x side by side, as the loops read them: the first vector of each row, the second of each, {@code [vector, row, lane]}. Eight
 * rows are two groups of four: the second takes the weight from the cache, and half of x at a time fits into it too. For a bfloat16 weight
 * the even elements of two vectors come first and then the odd ones, as two elements of the weight share a lane. What is left of a row
 * behind its last whole vector, or pair of them, stays where it was.
 *
 * @param address where the packed vectors are
 * @param packed  rows in {@code address}: 1, 4 or 8, of which the last may be repeated
 * @param rows    rows that are wanted
 * @param width   elements of a row
 * @param vectors whole vectors of a row, an even number for bfloat16
 * @param type    the type of the weight that they are multiplied with
 * @param source  the address of the first row as it was given
 * @param stride  bytes from one given row to the next
 */
record PackedRows(long address, int packed, int rows, int width, int vectors, WeightMatrix.Type type,
        long source, long stride) {

    /** Rows that are multiplied at once, with two of the weight. */
    static final int SIDE_BY_SIDE = 4;

    static PackedRows of(long address, long source, long stride, int rows, int width, WeightMatrix.Type type,
            int lanes) {
        int vectors = switch (type) {
            case FLOAT32 -> width / lanes;
            case BFLOAT16 -> width / (2 * lanes) * 2;
        };
        return new PackedRows(address, packed(rows), rows, width, vectors, type, source, stride);
    }

    /** Rows that the loops take at once for so many. */
    static int packed(int rows) {
        return rows == 1 ? 1 : rows <= 4 ? 4 : Loops.MOST_ROWS;
    }

    /** The place of a packed vector, counted in vectors: {@code [rows / 4, vector, row % 4]}, or {@code [vector]} for one row. */
    long place(int vector, int row) {
        return packed == 1
                ? vector
                : ((long) row / SIDE_BY_SIDE * vectors + vector) * SIDE_BY_SIDE + row % SIDE_BY_SIDE;
    }

    /** The address of a row as it was given; the last one again for those behind it. */
    long row(int row) {
        return source + Math.min(row, rows - 1) * stride;
    }
}
