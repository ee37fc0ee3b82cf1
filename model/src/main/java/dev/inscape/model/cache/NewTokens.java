package dev.inscape.model.cache;

import dev.inscape.tensor.Tensor;

/**
 * Keys and values of a text's new tokens, where projections hold them side by side with others.
 *
 * @param rows        {@code [row, ..]} of all texts
 * @param first       the row of the text's first new token
 * @param count       its new tokens
 * @param keyColumn   where the keys of a row begin
 * @param valueColumn where the values of a row begin
 * @param heads       key-value heads
 * @param headWidth   entries of each
 */
public record NewTokens(Tensor rows, int first, int count, long keyColumn, long valueColumn, int heads,
        int headWidth) {
}
