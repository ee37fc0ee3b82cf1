package dev.inscape.model.generation;

/**
 * How fast a batch was.
 *
 * @param readTokens   prompt tokens of all texts that were read; fewer than they have where a cache knew the beginning
 * @param readSeconds  until every text had its first new token
 * @param madeTokens   new tokens of all texts after their first ones
 * @param madeSeconds  that these took
 */
public record Speed(long readTokens, double readSeconds, long madeTokens, double madeSeconds) {

    /** Prompt tokens per second; 0 where nothing was read. */
    public double readPerSecond() {
        return readSeconds > 0 ? readTokens / readSeconds : 0;
    }

    /** New tokens per second, the first of each text not counted; 0 where there were no more. */
    public double madePerSecond() {
        return madeSeconds > 0 ? madeTokens / madeSeconds : 0;
    }
}
