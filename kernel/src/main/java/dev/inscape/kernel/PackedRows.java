package dev.inscape.kernel;

/**
 * Rows of x side by side, as the loops read them: the first vector of each row, the second of each, {@code [vector, row, lane]}. What
 * is left of a row behind its last whole vector stays where it was.
 *
 * @param address where the packed vectors are
 * @param packed  rows in {@code address}: 1, 4 or 8, of which the last may be repeated
 * @param rows    rows that are wanted
 * @param width   elements of a row
 * @param vectors whole vectors of a row
 * @param source  the address of the first row as it was given
 * @param stride  bytes from one given row to the next
 */
record PackedRows(long address, int packed, int rows, int width, int vectors, long source, long stride) {

    static PackedRows of(long address, long source, long stride, int rows, int width, int lanes) {
        return new PackedRows(address, packed(rows), rows, width, width / lanes, source, stride);
    }

    /** Rows that the loops take at once for so many. */
    static int packed(int rows) {
        return rows == 1 ? 1 : rows <= 4 ? 4 : Loops.MOST_ROWS;
    }

    /** The address of a row as it was given; the last one again for those behind it. */
    long row(int row) {
        return source + Math.min(row, rows - 1) * stride;
    }
}
