package dev.inscape.model.part;

import dev.inscape.tensor.Tensor;
import dev.inscape.tensor.Tensors;

/**
 * Which keys the queries of a text see.
 *
 * @param queries    tokens that ask; they are the last ones of the keys
 * @param keys       tokens that are looked at
 * @param window     how far a query sees: itself and what stands less than {@code window} before it (and behind it, unless
 *                   causal); 0 for all of it
 * @param causal     whether what stands behind a query is hidden from it
 */
record Visibility(int queries, int keys, int window, boolean causal) {

    /** Whether some query is hidden from some key. */
    boolean hidesSome() {
        return causal && queries > 1 || window > 0 && keys > window;
    }

    /** Whether nothing but the future is hidden, and queries and keys are the same tokens: attention has a fast path for it. */
    boolean isPlainlyCausal() {
        return causal && queries == keys && (window == 0 || keys <= window);
    }

    /** {@code [query, key]}: 0 where a query sees a key, else minus infinity. */
    Tensor mask() {
        var mask = new float[queries + keys - 1];
        for (int i = 0; i < mask.length; i++) {
            int distance = i + 1 - keys; // from query to key
            boolean hidden = causal && distance > 0 || window > 0 && Math.abs(distance) >= window;
            mask[i] = hidden ? Float.NEGATIVE_INFINITY : 0;
        }
        return ByDistance.spread(Tensors.of(mask, mask.length), queries, keys);
    }
}
