package dev.inscape.kernel;

import java.util.concurrent.atomic.AtomicLong;

/**
 * Lets a team's threads into a round of work, and lets the caller wait until none is inside. A thread that comes late finds the
 * gate closed: it never sees the work of one round with the shares of the next.
 */
final class Gate {

    private static final long ROUND = 1L << 32;
    private static final long OPEN = 1L << 31;
    private static final long INSIDE = OPEN - 1;

    private final AtomicLong state = new AtomicLong();

    /** Begins a round. What was written before is visible to whoever enters. */
    void open() {
        state.set((state.get() & -ROUND) + ROUND + OPEN);
    }

    /** Enters a round later than the given one; returns it, or the given one where there is nothing to enter. */
    long enter(long seen) {
        long now = state.get();
        while ((now & OPEN) != 0 && (now & -ROUND) != seen) {
            if (state.compareAndSet(now, now + 1)) {
                return now & -ROUND;
            }
            now = state.get();
        }
        return seen;
    }

    /** Whether there is a round to enter after the given one. */
    boolean isOpenAfter(long seen) {
        long now = state.get();
        return (now & OPEN) != 0 && (now & -ROUND) != seen;
    }

    void leave() {
        state.decrementAndGet();
    }

    /** Nobody enters any more; true once nobody is inside. */
    boolean close() {
        long now = state.get();
        while ((now & OPEN) != 0 && !state.compareAndSet(now, now & ~OPEN)) {
            now = state.get();
        }
        return (now & INSIDE) == 0;
    }

    boolean isEmpty() {
        return (state.get() & INSIDE) == 0;
    }
}
