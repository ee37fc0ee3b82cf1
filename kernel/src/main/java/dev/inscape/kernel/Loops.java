package dev.inscape.kernel;

/** The inner loops. Their one implementation names the Vector API and is loaded only where that is there. */
interface Loops {

    /** How many rows are multiplied at once at most. */
    int MOST_ROWS = 8;

    /** Rows of the weight that are multiplied at once. */
    int OUTPUTS = 2;

    /** How many float32 one vector holds. */
    int lanes();

    /** Copies whole vectors of rows, each value times a factor, to where {@link #dot} reads them from. */
    void pack(PackedRows x, float factor);

    /**
     * The products of packed rows with two rows of a weight, as far as whole vectors go: in {@code sums} at first one vector of
     * sums for each row of x with the first, then for each with the second.
     */
    void dot(PackedRows x, WeightMatrix.Type type, long first, long second, float[] sums);

    /** Adds up each of the first vectors in {@code sums}, in an order of its own; the results stand at its beginning. */
    void fold(float[] sums, int vectors);
}
