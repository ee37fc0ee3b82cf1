package dev.inscape.hub.pull;

import dev.inscape.InscapeException;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * Tries again what may pass, with pauses that double, or as long as the server asks.
 *
 * @param most     in all
 * @param pause    before the second
 * @param listener told before each but the first
 */
record Attempts(int most, Duration pause, PullListener listener) {

    /** A server that asks for more is not waited for. */
    static final Duration LONGEST_WAIT = Duration.ofMinutes(2);

    <T> T run(String what, Supplier<T> request) {
        for (int made = 1;; made++) {
            try {
                return request.get();
            } catch (Unreached e) {
                if (made >= most) {
                    throw e;
                }
                pauseAfter(what, made, e);
            }
        }
    }

    /** Waits before another attempt; throws the failure where that would take too long. */
    void pauseAfter(String what, int made, Unreached failure) {
        var wait = failure.askedWait().orElse(pause.multipliedBy(1L << Math.min(made - 1, 6)));
        if (wait.compareTo(LONGEST_WAIT) > 0) {
            throw failure;
        }
        listener.retrying(what, String.valueOf(failure.getMessage()));
        try {
            Thread.sleep(wait);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InscapeException("interrupted while waiting to try again: " + what, e);
        }
    }
}
