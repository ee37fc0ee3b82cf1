package dev.inscape.model.family;

/**
 * How hidden states become scores of the vocabulary.
 *
 * @param tied    whether the layer's weight is the token table
 * @param softCap scores become {@code softCap tanh(score / softCap)}; 0 leaves them as they are
 */
public record HeadShape(boolean tied, double softCap) {
}
