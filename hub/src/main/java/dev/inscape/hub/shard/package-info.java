/**
 * Checkpoints in several files: an index in JSON says which tensor lies in which file. One class for every format; it is
 * told how to open a file. May be used by several threads until it is closed.
 *
 * <pre>{@code
 * try (var weights = ShardedWeights.open(directory.resolve("model.safetensors.index.json"), SafetensorsWeights::open);
 *         var scope = Scope.open()) {
 *     weights.tensor("model.embed_tokens.weight");      // maps the file that holds it, if it is not yet
 * }
 * }</pre>
 */
@NullMarked
package dev.inscape.hub.shard;

import org.jspecify.annotations.NullMarked;
