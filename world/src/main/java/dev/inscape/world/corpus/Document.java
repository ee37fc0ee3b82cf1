package dev.inscape.world.corpus;

/**
 * A text as training reads it.
 *
 * @param ids     its tokens, the one that begins a text first
 * @param weights what each token's prediction counts, {@code [token]}; the first is predicted by nothing and counts 0
 */
public record Document(long[] ids, float[] weights) {

    public Document {
        if (ids.length != weights.length) {
            throw new IllegalArgumentException(ids.length + " tokens, but " + weights.length + " weights");
        }
        ids = ids.clone();
        weights = weights.clone();
    }
}
