package dev.inscape.kernel;

/** What one thread of a team works on. */
final class Desk {

    private final float[] sums;

    Desk(int sums) {
        this.sums = new float[sums];
    }

    /** Room for the vectors of sums that a loop ends with. */
    float[] sums() {
        return sums;
    }
}
