package dev.inscape.lab.store;

import java.util.List;

/**
 * A file to write.
 *
 * @param number  its number, from 0
 * @param batches the texts of each batch, by their numbers
 * @param rows    of all of them
 * @param tokens  of all of them
 */
record PlannedShard(int number, List<List<Integer>> batches, long rows, long tokens) {

    PlannedShard {
        batches = List.copyOf(batches);
    }
}
