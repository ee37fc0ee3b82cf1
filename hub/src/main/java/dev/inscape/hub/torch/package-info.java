/**
 * Checkpoints that {@code torch.save} wrote, read without running anything: the pickle inside is walked by a machine of our own
 * that knows the opcodes of plain data and a closed list of names, and builds nothing but tables of tensors. What it does
 * not know is refused by name. Values stay in the mapped file. May be used by several threads until it is closed.
 *
 * <pre>{@code
 * try (var weights = TorchWeights.open(Path.of("pytorch_model.bin")); var scope = Scope.open()) {
 *     weights.tensor("embeddings.word_embeddings.weight");
 * }
 * }</pre>
 */
@NullMarked
package dev.inscape.hub.torch;

import org.jspecify.annotations.NullMarked;
