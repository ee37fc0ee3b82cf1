/**
 * Weights that are changed as they are read, and so can be loaded or saved like any others.
 *
 * <pre>{@code
 * WeightEdit half = base -> EditedWeights.of(base).changing("lm_head.weight", head -> head.mul(0.5));
 * var files = new EditedModel(ModelFiles.resolve("model"), "halved head", half, config -> config);
 * }</pre>
 *
 * Edited weights may be used by several threads, as those below them.
 */
@NullMarked
package dev.inscape.hub.edit;

import org.jspecify.annotations.NullMarked;
