package dev.inscape.lab.store;

import org.jspecify.annotations.Nullable;

/**
 * A text of a store: one row of its index.
 *
 * @param number     its place in the corpus, from 0
 * @param id         its name
 * @param label      what it is an example of, where that is known
 * @param group      what it must not be separated from, where that is known
 * @param source     the file that it came from, as it was named
 * @param line       where it begins there, from 1
 * @param shard      the number of the file with its states
 * @param firstRow   its first row in every site's tensor of that file
 * @param rows       how many there are
 * @param firstToken its first place in {@code input_ids} and {@code offsets} of that file
 * @param tokens     how many it has
 * @param sha256     of its characters in UTF-8
 * @param text       its characters, where the store keeps them
 */
public record StoredText(int number, String id, @Nullable String label, @Nullable String group, String source, int line,
        int shard, long firstRow, int rows, long firstToken, int tokens, String sha256, @Nullable String text) {

    StoredText labelled(String otherLabel, @Nullable String otherGroup) {
        return new StoredText(number, id, otherLabel, otherGroup, source, line, shard, firstRow, rows, firstToken,
                tokens, sha256, text);
    }
}
