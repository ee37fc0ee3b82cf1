package dev.inscape.hub.cache;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/**
 * A model in the cache.
 *
 * @param repo          {@code owner/name}
 * @param path          its folder
 * @param revisions     its snapshots, by commit
 * @param bytes         on disk, each content counted once; what lies in the store that models share is counted for each of them
 * @param leftoverBytes of those, what no snapshot uses: downloads that were cut off, blobs without a snapshot
 * @param lastUsed      when a file of it was last read, as far as the file system keeps that
 */
public record CachedModel(String repo, Path path, List<CachedRevision> revisions, long bytes, long leftoverBytes,
        Instant lastUsed) {

    public CachedModel {
        revisions = List.copyOf(revisions);
    }
}
