package dev.inscape.kernel;

import java.util.concurrent.atomic.AtomicIntegerArray;

/**
 * Units divided among the threads of a team: each has one contiguous range, taken in chunks from its beginning. A thread that is
 * through with its own takes chunks of the others, so that one which the machine does not let run holds nobody up.
 */
final class Shares {

    /** Integers from one thread's counter to the next one's: two cache lines. */
    private static final int APART = 32;

    private final int threads;
    private final AtomicIntegerArray next;
    private int units;
    private int chunk = 1;

    Shares(int threads) {
        this.threads = threads;
        this.next = new AtomicIntegerArray(threads * APART);
    }

    /** Begins anew; chunks begin at multiples of their size. Not while a thread takes. */
    void divide(int units, int chunk) {
        this.units = units;
        this.chunk = chunk;
        for (int thread = 0; thread < threads; thread++) {
            next.setPlain(thread * APART, begin(thread));
        }
    }

    /** Does chunks until none is left. */
    void work(int thread, Work work, Desk desk) {
        for (int step = 0; step < threads; step++) {
            int owner = (thread + step) % threads;
            int end = begin(owner + 1);
            while (next.getPlain(owner * APART) < end) {
                int from = next.getAndAdd(owner * APART, chunk);
                if (from < end) {
                    work.run(from, Math.min(from + chunk, end), desk);
                }
            }
        }
    }

    private int begin(int thread) {
        int chunks = Math.ceilDiv(units, chunk);
        return (int) Math.min(units, (long) chunks * thread / threads * chunk);
    }
}
