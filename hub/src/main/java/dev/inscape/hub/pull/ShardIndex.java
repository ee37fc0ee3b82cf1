package dev.inscape.hub.pull;

import dev.inscape.InscapeException;
import dev.inscape.hub.JsonFile;
import dev.inscape.hub.Quoted;
import dev.inscape.hub.cache.RepoPath;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;

/** The table in {@code model.safetensors.index.json} that says which file has which tensor. */
final class ShardIndex {

    private ShardIndex() {
    }

    /** The files that a table names, each once, by name. */
    static List<String> shards(Path index) {
        var found = new TreeSet<String>();
        JsonFile.read(index).path("weight_map").forEach(shard -> found.add(shard.asText()));
        if (found.isEmpty()) {
            throw new InscapeException(index + " names no shards: it has no weight_map");
        }
        for (var shard : found) {
            if (!RepoPath.isSafe(shard)) {
                throw new InscapeException(index + " names the shard \"" + Quoted.of(shard)
                        + "\", which could lead out of its directory");
            }
        }
        return List.copyOf(found);
    }
}
