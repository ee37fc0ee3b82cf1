package dev.inscape.hub.cache;

import java.util.List;

/**
 * A snapshot in the cache.
 *
 * @param commit its commit
 * @param refs   the branches and tags that are known to be at it
 * @param files  how many files it has
 * @param bytes  of its files; some may belong to other revisions too
 */
public record CachedRevision(String commit, List<String> refs, int files, long bytes) {

    public CachedRevision {
        refs = List.copyOf(refs);
    }
}
