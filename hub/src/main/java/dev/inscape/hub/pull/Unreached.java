package dev.inscape.hub.pull;

import dev.inscape.InscapeException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What may pass: the network, a server that is overloaded or broken. Worth another attempt, and then the cache. */
final class Unreached extends InscapeException {

    private static final long serialVersionUID = 1L;

    private final transient Optional<Duration> askedWait;

    Unreached(String message, Optional<Duration> askedWait, @Nullable Throwable cause) {
        super(message, cause);
        this.askedWait = askedWait;
    }

    /** How long the server asks to wait. */
    Optional<Duration> askedWait() {
        return askedWait;
    }
}
