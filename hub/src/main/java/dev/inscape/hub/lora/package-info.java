/**
 * Low-rank adapters as PEFT saves them: {@code W' = W + scale · B A} with {@code scale = alpha / r}, or
 * {@code alpha / sqrt(r)} with rank stabilisation (Hu et al., arXiv 2106.09685; Kalajdzievski, arXiv 2312.03732). Everything in a
 * configuration that would change this arithmetic is either followed or refused by name. Safe for several threads.
 *
 * <pre>{@code
 * var adapter = LoraAdapter.open(Path.of("my-adapter"));
 * adapter.update("model.layers.0.self_attn.q_proj.weight").scale();   // the parts, kept apart
 * try (var merged = LoraWeights.over(Checkpoints.open(base), adapter)) {
 *     merged.tensor("model.layers.0.self_attn.q_proj.weight");        // merged as it is read
 * }
 * }</pre>
 */
@NullMarked
package dev.inscape.hub.lora;

import org.jspecify.annotations.NullMarked;
