/**
 * The number formats of ggml: how many values a block holds, how many bytes it takes, and how it is widened to float32.
 *
 * <p>{@link dev.inscape.hub.gguf.block.GgmlType} is the table of all types that ggml has had;
 * {@link dev.inscape.hub.gguf.block.Widening} writes quantised rows as floats, to the bit as the gguf package does. Safe for
 * several threads; one widening shares its rows among the threads that {@link dev.inscape.tensor.runtime.Threads} names.
 *
 * <pre>{@code
 * var type = GgmlType.of(12).orElseThrow();                  // Q4_K: 256 values in 144 bytes
 * new Widening(type, rows, columns, LongUnaryOperator.identity()).into(blocks, DType.FLOAT32, tensor.segment());
 * }</pre>
 */
@NullMarked
package dev.inscape.hub.gguf.block;

import org.jspecify.annotations.NullMarked;
