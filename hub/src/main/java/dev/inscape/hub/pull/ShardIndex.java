package dev.inscape.hub.pull;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.inscape.InscapeException;
import dev.inscape.hub.cache.RepoPath;
import java.io.IOException;
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
        try {
            for (var shard : new ObjectMapper().readTree(index.toFile()).path("weight_map")) {
                found.add(shard.asText());
            }
        } catch (IOException e) {
            throw new InscapeException("cannot read " + index + ": it is no JSON", e);
        }
        if (found.isEmpty()) {
            throw new InscapeException(index + " names no shards: it has no weight_map");
        }
        for (var shard : found) {
            if (!RepoPath.isSafe(shard)) {
                throw new InscapeException(index + " names the shard \"" + shard.replaceAll("\\p{Cntrl}", "?")
                        + "\", which could lead out of its directory");
            }
        }
        return List.copyOf(found);
    }
}
