/**
 * Models as directories that transformers opens: {@code config.json}, {@code model.safetensors} or shards with their index, and the
 * files of the tokenizer. A directory appears under its name when it is complete.
 *
 * <pre>{@code
 * try (var merged = LoraWeights.over(Checkpoints.open(base), adapter)) {
 *     ModelDirectory.write(Path.of("merged"), merged, JsonFile.read(base.resolve("config.json")),
 *             Companions.of(base), SaveOptions.DEFAULT.in(DType.BFLOAT16));
 * }
 * }</pre>
 */
@NullMarked
package dev.inscape.hub.save;

import org.jspecify.annotations.NullMarked;
