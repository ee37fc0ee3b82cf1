/**
 * What a model is, from its files, without loading it: {@link dev.inscape.model.summary.ModelSummary}; and whether all its numbers
 * are numbers: {@link dev.inscape.model.summary.WeightCheck}. Values; safe everywhere.
 *
 * <pre>{@code
 * var summary = ModelSummary.of(ModelFiles.resolve("model.gguf"));
 * summary.family();                              // llama
 * summary.parameters();                          // 134515008
 * }</pre>
 */
@NullMarked
package dev.inscape.model.summary;

import org.jspecify.annotations.NullMarked;
