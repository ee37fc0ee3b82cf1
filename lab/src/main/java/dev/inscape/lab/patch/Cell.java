package dev.inscape.lab.patch;

/**
 * One cell that is to be run.
 *
 * @param column of the result
 * @param token  the first that is patched
 * @param head   the only one that is patched, at that token and all behind it, or {@link #EVERY_HEAD}
 */
record Cell(int column, int token, int head) {

    static final int EVERY_HEAD = -1;
}
