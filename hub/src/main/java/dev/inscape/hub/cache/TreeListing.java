package dev.inscape.hub.cache;

import com.fasterxml.jackson.databind.JsonNode;
import dev.inscape.InscapeException;
import dev.inscape.hub.JsonFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** The list of a commit's files that Python keeps beside the snapshots. It is read, and never written. */
public final class TreeListing {

    private static final int VERSION = 1;

    private TreeListing() {
    }

    /**
     * A file of a commit.
     *
     * @param bytes its size
     * @param etag  the hash of its content
     */
    public record Entry(long bytes, Etag etag) {
    }

    /** By file name; empty where there is no list, or one of another version, or one that cannot be read, as Python has it. */
    static Map<String, Entry> read(Path file) {
        if (!Files.isRegularFile(file)) {
            return Map.of();
        }
        try {
            var root = JsonFile.read(file);
            if (root.path("format_version").asInt() != VERSION) {
                return Map.of();
            }
            var found = new TreeMap<String, Entry>();
            root.path("files").properties().forEach(entry -> found.put(entry.getKey(), entry(entry.getValue())));
            return found;
        } catch (InscapeException unreadable) {
            return Map.of();
        }
    }

    private static Entry entry(JsonNode node) {
        return node.path("lfs_sha256").isTextual()
                ? new Entry(node.path("lfs_size").asLong(), new Etag(node.path("lfs_sha256").asText()))
                : new Entry(node.path("size").asLong(), new Etag(node.path("blob_id").asText()));
    }
}
