package dev.inscape.kernel;

/** What one thread of a team works on. */
final class Desk {

    private final float[] sums;
    private final float[] results;

    Desk(int lanes) {
        sums = new float[Product.TILE * Loops.MOST_ROWS * lanes];
        results = new float[Loops.MOST_ROWS * Product.TILE];
    }

    /** Room for the vectors of sums that the loops end with. */
    float[] sums() {
        return sums;
    }

    /** Room for the results of each row, {@value Product#TILE} of them. */
    float[] results() {
        return results;
    }
}
