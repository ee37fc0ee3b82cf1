/**
 * Several texts in one forward pass without padding: the rows of all texts lie one after the other, texts of equal length
 * side by side, so that linear layers see one matrix and attention one dense group per length. Immutable; safe everywhere.
 *
 * <pre>{@code
 * var batch = TokenBatch.of(List.of(first, second, third));     // ids of three texts
 * batch.packing().rows()                                        // all tokens together
 * batch.packing().firstRow(1)                                   // where the second text begins
 * }</pre>
 */
@NullMarked
package dev.inscape.model.packing;

import org.jspecify.annotations.NullMarked;
