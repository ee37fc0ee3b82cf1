package dev.inscape.lab.store;

import dev.inscape.InscapeException;
import java.nio.file.Path;
import java.util.List;

/** Whether description, index and files of a store agree. */
final class StoreShape {

    private StoreShape() {
    }

    /** Reads every file's header; an error says what contradicts what. */
    static void require(Path directory, StoreDescription store, List<StoredText> texts) {
        var index = directory.resolve(IndexFile.NAME);
        if (texts.size() != store.texts()) {
            throw new InscapeException(index + " has " + texts.size() + " texts, but store.json counts "
                    + store.texts());
        }
        for (int number = 0; number < texts.size(); number++) {
            var text = texts.get(number);
            if (text.number() != number || text.shard() < 0 || text.shard() >= store.shards() || text.tokens() < 1
                    || text.rows() != store.rows().count(text.tokens())) {
                throw new InscapeException(index + ": the row of text " + number + " cannot be: " + text.number()
                        + ", file " + text.shard() + " of " + store.shards() + ", " + text.rows() + " rows, "
                        + text.tokens() + " tokens");
            }
        }
        var byShard = Shards.of(texts, store.shards());
        for (int shard = 0; shard < store.shards(); shard++) {
            require(directory, store, byShard.get(shard), shard);
        }
    }

    private static void require(Path directory, StoreDescription store, List<StoredText> texts, int shard) {
        long rows = 0;
        long tokens = 0;
        for (var text : texts) {
            if (text.firstRow() != rows || text.firstToken() != tokens) {
                throw new InscapeException(directory.resolve(IndexFile.NAME) + ": text \"" + text.id()
                        + "\" begins at row " + text.firstRow() + " and token " + text.firstToken() + " of file "
                        + shard + ", but the texts before it end at row " + rows + " and token " + tokens);
            }
            rows += text.rows();
            tokens += text.tokens();
        }
        ShardFile.requireWhole(directory.resolve(ShardFile.name(shard)), store, rows, tokens);
    }
}
