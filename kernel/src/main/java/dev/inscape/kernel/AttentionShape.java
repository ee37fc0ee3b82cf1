package dev.inscape.kernel;

/**
 * What attention of one query is computed with.
 *
 * @param heads         heads of the query
 * @param keyValueHeads heads of keys and values; head {@code h} of the query looks at {@code h / (heads / keyValueHeads)}
 * @param width         elements of a head
 * @param scale         what scores are multiplied by
 * @param softCap       {@code c} of {@code c tanh(score / c)}, or 0 for none
 */
public record AttentionShape(int heads, int keyValueHeads, int width, double scale, double softCap) {

    public AttentionShape {
        if (heads < 1 || keyValueHeads < 1 || width < 1 || heads % keyValueHeads != 0) {
            throw new IllegalArgumentException(
                    heads + " heads of " + width + " cannot share " + keyValueHeads + " heads of keys and values");
        }
        if (!(softCap >= 0)) {
            throw new IllegalArgumentException("a soft cap of " + softCap + " is none: it is positive, or 0 for none");
        }
    }

    /** Heads of the query that look at one head of keys and values. */
    int group() {
        return heads / keyValueHeads;
    }
}
