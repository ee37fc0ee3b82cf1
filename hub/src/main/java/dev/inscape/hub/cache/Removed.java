package dev.inscape.hub.cache;

/**
 * What removing freed.
 *
 * @param snapshots   that are gone
 * @param freedBytes  on disk
 * @param sharedBytes that stay, since they lie in the store that Python lets models share; {@code hf cache prune} frees them
 */
public record Removed(int snapshots, long freedBytes, long sharedBytes) {
}
