/**
 * Training loops: batches, a step that gives a loss, an optimiser, and checkpoints that a run goes on from to the bit.
 *
 * <pre>{@code
 * var plan = TrainingPlan.of(2_000, Schedule.cosine(2e-3, 100, 2_000)).clippedTo(1).seeded(7).checkpointing(200, 2);
 * try (var optimizer = AdamW.of(model.parameters())) {
 *     var trainer = new Trainer<>(plan, optimizer, batches::at, (batch, context) -> loss(model, batch));
 *     var result = trainer.into(Path.of("run")).resuming().run(progress -> show(progress));
 *     result.curve().writeJsonLines(Path.of("curve.jsonl"));
 * }
 * }</pre>
 *
 * What a step reads depends on its number and on the seed alone, so that nothing about data or chance must be remembered. A trainer is
 * used by one thread; steps run on {@link dev.inscape.tensor.Compute}'s threads.
 */
@NullMarked
package dev.inscape.train;

import org.jspecify.annotations.NullMarked;
