/**
 * Models as files: where they are, what is in them.
 *
 * <p>{@link dev.inscape.hub.found.ModelFiles} finds a model by its name, {@link dev.inscape.hub.checkpoint.Checkpoints} opens one
 * on disk in whatever format it is, {@link dev.inscape.hub.Weights} gives its tensors. Files are mapped, not read; weights may be used
 * by several threads until they are closed.
 *
 * <pre>{@code
 * var files = ModelFiles.resolve("minilm");
 * try (var weights = files.openWeights(); var scope = Scope.open()) {
 *     var words = weights.tensor("embeddings.word_embeddings.weight");      // [30522, 384]
 * }
 * }</pre>
 */
@NullMarked
package dev.inscape.hub;

import org.jspecify.annotations.NullMarked;
