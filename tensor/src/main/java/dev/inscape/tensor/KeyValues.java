package dev.inscape.tensor;

import dev.inscape.InscapeException;

/**
 * Keys and values of tokens that follow each other, as a cache holds them: float32 {@code [room, head, d]} each, of which the first
 * tokens are filled.
 *
 * @param keys   the keys
 * @param values the values, of the same shape
 * @param tokens how many are filled
 */
public record KeyValues(Tensor keys, Tensor values, int tokens) {

    public KeyValues {
        if (keys.dims() != 3 || values.dims() != 3 || keys.size(1) != values.size(1) || keys.size(2) != values.size(2)
                || tokens < 1 || tokens > Math.min(keys.size(0), values.size(0))) {
            throw new InscapeException(
                    "decode: " + keys + " and " + values + " do not hold keys and values of " + tokens
                            + " tokens, [token, head, d] each");
        }
    }
}
