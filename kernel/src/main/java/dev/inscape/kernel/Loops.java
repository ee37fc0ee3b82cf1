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
     * The products of packed rows with two rows of a weight, as far as whole vectors go: one vector of sums for each row of x with
     * the first, then for each with the second, in {@code sums} where those of the given outputs are.
     */
    void dot(PackedRows x, long first, long second, float[] sums, int output, int other);

    /**
     * Adds up the vectors of sums of so many outputs, in an order of its own: row {@code r}'s of output {@code o} go to
     * {@code results[r * Product.TILE + o]}. Behind the last output it may write up to three numbers of no use.
     */
    void fold(float[] sums, PackedRows x, int outputs, float[] results);

    /**
     * {@code softmax(cap * tanh(scores / cap))} in place, without the cap where it is 0. Writes up to the next multiple of the
     * vector's length; what is there is of no use afterwards.
     */
    void softmax(long scores, int count, float cap);

    /** Adds {@code sum_t weights[r, t] values[t]} of one vector's columns for {@value #MIXED_ROWS} rows to the vectors in sums. */
    void mix(Mixed rows, long values, long apart, int tokens, float[] sums);

    /** Rows that are mixed at once. */
    int MIXED_ROWS = 4;

    /**
     * Where the weights of four rows are; rows may be named twice.
     *
     * @param first  an address
     * @param second another
     * @param third  another
     * @param fourth another
     */
    record Mixed(long first, long second, long third, long fourth) {
    }
}
