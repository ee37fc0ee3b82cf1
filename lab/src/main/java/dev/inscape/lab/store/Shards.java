package dev.inscape.lab.store;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Texts by the files that they are in. */
final class Shards {

    private Shards() {
    }

    /** The texts of each file, in the order of their rows. */
    static List<List<StoredText>> of(List<StoredText> texts, int shards) {
        var byShard = new ArrayList<List<StoredText>>();
        for (int shard = 0; shard < shards; shard++) {
            byShard.add(new ArrayList<>());
        }
        texts.forEach(text -> byShard.get(text.shard()).add(text));
        byShard.forEach(inside -> inside.sort(Comparator.comparingLong(StoredText::firstRow)));
        return byShard;
    }
}
