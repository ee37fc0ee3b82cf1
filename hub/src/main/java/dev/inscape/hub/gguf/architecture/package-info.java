/**
 * How the weights of each architecture are called in GGUF and in transformers, and what the converter did to them, as data:
 * {@link dev.inscape.hub.gguf.architecture.Architecture} is one table, {@link dev.inscape.hub.gguf.architecture.Architectures}
 * has them all. Immutable.
 *
 * <pre>{@code
 * var llama = Architectures.named("llama").orElseThrow();
 * llama.find("blk.3.attn_q.weight");     // model.layers.3.self_attn.q_proj.weight, query rows in pairs
 * }</pre>
 */
@NullMarked
package dev.inscape.hub.gguf.architecture;

import org.jspecify.annotations.NullMarked;
