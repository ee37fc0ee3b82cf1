package dev.inscape.lab.extract;

/**
 * What an extraction did.
 *
 * @param texts        texts read
 * @param tokens       tokens of all of them
 * @param seconds      spent in forward passes
 * @param writeSeconds spent where the states were handed to, so that no forward pass ran
 */
public record ExtractionReport(int texts, long tokens, double seconds, double writeSeconds) {

    /** Tokens per second of forward passes; 0 where there was none. */
    public double tokensPerSecond() {
        return tokens == 0 ? 0 : tokens / seconds;
    }
}
