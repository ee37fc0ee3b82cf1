package dev.inscape.lab.extract;

/**
 * What an extraction did.
 *
 * @param texts        texts read
 * @param tokens       tokens of all of them
 * @param seconds      spent in forward passes
 * @param writeSeconds spent writing files
 */
public record ExtractionReport(int texts, long tokens, double seconds, double writeSeconds) {

    /** Tokens per second of forward passes. */
    public double tokensPerSecond() {
        return tokens / seconds;
    }
}
