package dev.inscape.model.generation;

/** A wish to end early, made on one thread and looked at on another between tokens. It cannot be taken back. */
public final class Cancellation {

    private volatile boolean cancelled;

    /** Asks for the end; the second time changes nothing. */
    public void cancel() {
        cancelled = true;
    }

    public boolean isCancelled() {
        return cancelled;
    }
}
