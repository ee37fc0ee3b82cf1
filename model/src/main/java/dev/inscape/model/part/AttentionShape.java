package dev.inscape.model.part;

import dev.inscape.InscapeException;

/**
 * The sizes and switches of attention.
 *
 * @param heads         query heads
 * @param keyValueHeads key and value heads; each serves {@code heads / keyValueHeads} query heads that follow one another
 * @param headWidth     entries of a head
 * @param scale         what scores are multiplied with
 * @param softCap       scores become {@code softCap tanh(score / softCap)}; 0 leaves them as they are
 * @param causal        whether a token sees itself and what stands before it only
 */
public record AttentionShape(int heads, int keyValueHeads, int headWidth, double scale, double softCap,
        boolean causal) {

    public AttentionShape {
        if (heads < 1 || keyValueHeads < 1 || headWidth < 1) {
            throw new InscapeException("config.json: there are " + heads + " heads, " + keyValueHeads
                    + " key-value heads, and a head's width is " + headWidth + "; all must be positive");
        }
        if (heads % keyValueHeads != 0) {
            throw new InscapeException(
                    "config.json: " + keyValueHeads + " key-value heads do not divide " + heads + " heads");
        }
    }

    /** {@code 1 / sqrt(headWidth)} (Vaswani et al. 2017, section 3.2.1), no cap. */
    public static AttentionShape of(int heads, int keyValueHeads, int headWidth, boolean causal) {
        return new AttentionShape(heads, keyValueHeads, headWidth, 1 / Math.sqrt(headWidth), 0, causal);
    }

    /** Heads of queries and keys, which rotary embeddings turn. */
    public int turnedHeads() {
        return heads + keyValueHeads;
    }

    /** Heads of queries, keys and values: what a row of the projections holds. */
    public int allHeads() {
        return heads + 2 * keyValueHeads;
    }

    /** Query heads that share a key-value head. */
    public int group() {
        return heads / keyValueHeads;
    }
}
