package dev.inscape.world;

/**
 * Two statements with the same object, of as many tokens each, of which one is true: only the subject differs.
 *
 * @param truth     the true one
 * @param falsehood the false one
 */
public record MinimalPair(Statement truth, Statement falsehood) {

    public MinimalPair {
        if (!truth.label() || falsehood.label() || !truth.object().equals(falsehood.object())) {
            throw new IllegalArgumentException("no minimal pair: " + truth + " and " + falsehood);
        }
    }
}
