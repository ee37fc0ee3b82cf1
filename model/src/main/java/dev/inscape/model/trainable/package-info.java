/**
 * Models whose weights are learned.
 *
 * <pre>{@code
 * try (var model = TrainableModel.create("tiny", config, 7); var optimizer = AdamW.of(model.parameters())) {
 *     try (var on = Gradients.on(); var scope = Scope.open()) {
 *         Losses.crossEntropy(model.logits(batch), next, -1).backward();
 *     }
 *     optimizer.step(1e-3);
 *     model.save(Path.of("tiny"), Companions.NONE, SaveOptions.DEFAULT);
 * }
 * }</pre>
 *
 * A model is trained by one thread at a time; forward and backward passes belong on {@link dev.inscape.tensor.Compute}'s threads.
 */
@NullMarked
package dev.inscape.model.trainable;

import org.jspecify.annotations.NullMarked;
