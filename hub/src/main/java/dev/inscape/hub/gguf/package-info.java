/**
 * The GGUF format, versions 2 and 3: typed metadata, then tensors, many of them quantised. The file is mapped; opening it
 * walks over its header and decodes nothing but names.
 *
 * <p>{@link dev.inscape.hub.gguf.GgufFile} gives what the file has under its own names. {@link dev.inscape.hub.gguf.GgufWeights}
 * gives the same weights as transformers would have them: names, shapes, order of rows; and
 * {@link dev.inscape.hub.gguf.GgufConfig} makes the config.json that belongs to them. Immutable once open; safe for several
 * threads until it is closed.
 *
 * <pre>{@code
 * try (var weights = GgufWeights.open(Path.of("SmolLM2-135M-Instruct.Q4_1.gguf")); var scope = Scope.open()) {
 *     weights.config().get("hidden_size");                                           // 576
 *     weights.tensor("model.layers.0.self_attn.q_proj.weight");                      // [576, 576], float32
 *     weights.file().metadata().texts("tokenizer.ggml.tokens");                      // 49152 tokens
 *     weights.file().tensor("blk.0.attn_q.weight");                                  // rows as the file has them
 * }
 * }</pre>
 */
@NullMarked
package dev.inscape.hub.gguf;

import org.jspecify.annotations.NullMarked;
