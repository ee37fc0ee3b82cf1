package dev.inscape.lab.store;

import dev.inscape.hub.safetensors.SideBySideWriter;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes the files of a store one after the other, batch by batch. Used by one thread at a time. */
final class ShardSequence implements AutoCloseable {

    private final Path directory;
    private final StoreDescription store;
    private final Map<String, String> metadata;
    private @Nullable SideBySideWriter current;
    private int batches;

    ShardSequence(Path directory, StoreDescription store, Map<String, String> metadata) {
        this.directory = directory;
        this.store = store;
        this.metadata = metadata;
    }

    /** Adds the next batch of a file, which is moved in with its last one. */
    void append(PlannedShard shard, PreparedBatch batch) {
        var file = current;
        if (file == null) {
            file = SideBySideWriter.create(directory.resolve(ShardFile.name(shard.number())), ".partial", metadata,
                    ShardFile.tensors(store, shard.rows(), shard.tokens()));
            current = file;
        }
        file.append(ShardFile.IDS, batch.ids());
        file.append(ShardFile.OFFSETS, batch.offsets());
        for (var site : batch.values().entrySet()) {
            file.append(site.getKey().label(), site.getValue());
        }
        batches++;
        if (batches == shard.batches().size()) {
            file.finish();
            close();
        }
    }

    /** Removes a file that was not finished. */
    @Override
    public void close() {
        if (current != null) {
            current.close();
            current = null;
            batches = 0;
        }
    }
}
