/**
 * Optimisers over {@link dev.inscape.tensor.Parameter}s, written with the public operators. One instance belongs to one
 * training loop and one thread; its state lives in a scope of its own until it is closed.
 *
 * <pre>{@code
 * try (var optimizer = AdamW.of(parameters)) {
 *     …
 *     GradientClipping.toNorm(parameters, 1.0);
 *     optimizer.step(3e-4);
 *     optimizer.zeroGradients();
 * }
 * }</pre>
 */
@NullMarked
package dev.inscape.tensor.optim;

import org.jspecify.annotations.NullMarked;
