/**
 * Activation patching over layers, tokens and heads: where in a model is what makes the difference between two prompts?
 *
 * <pre>{@code
 * var sweep = PatchingSweep.of(model, clean, corrupted).measure(Measure.logitDifference(yes, no));
 * var effect = sweep.over(Sites.residualAfter(all())).run(cells -> {}); // effect.values()[layer][token]
 * effect.restored(7, 4);                                                // 0: as the corrupted prompt, 1: as the clean one
 * var heads = sweep.overHeads(all()).run(cells -> {});                  // values()[layer][head]
 * }</pre>
 *
 * A sweep is used by one thread.
 */
@NullMarked
package dev.inscape.lab.patch;

import org.jspecify.annotations.NullMarked;
