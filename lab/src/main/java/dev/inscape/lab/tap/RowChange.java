package dev.inscape.lab.tap;

import dev.inscape.model.site.Site;
import dev.inscape.tensor.Tensor;

/** What happens to the rows that are meant. */
@FunctionalInterface
interface RowChange {

    /**
     * New values for some rows.
     *
     * @param values {@code [row, ..]}, not to be changed themselves
     * @param rows   which tokens these are
     */
    Tensor apply(Site site, Tensor values, Rows rows);

    /** Throws where less was read than the change is about; called once a pass is over. */
    default void requireAll() {
    }

    /**
     * Tokens, one for each row.
     *
     * @param texts     the number of each one's text
     * @param positions each one's place in its text
     * @param ends      how many tokens of its text have been read when the pass is over
     */
    record Rows(int[] texts, int[] positions, int[] ends) {
        int count() {
            return texts.length;
        }
    }
}
