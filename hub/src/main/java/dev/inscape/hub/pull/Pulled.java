package dev.inscape.hub.pull;

import dev.inscape.hub.cache.Snapshot;
import java.util.Optional;

/**
 * A model that is in the cache, whole.
 *
 * @param snapshot   its files
 * @param downloaded how many files came over the network
 * @param bytes      that came over the network
 * @param unreached  why the hub was not asked and the cache taken as it is; none where it was asked
 */
public record Pulled(Snapshot snapshot, int downloaded, long bytes, Optional<String> unreached) {
}
