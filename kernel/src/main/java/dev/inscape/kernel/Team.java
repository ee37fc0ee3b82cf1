package dev.inscape.kernel;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Threads that share one call's work with the caller. Between calls they look for the next one for a short time, since the next
 * layer's product follows within microseconds, and then sleep. They are daemons. One call at a time: the kernel's lock sees to that.
 */
final class Team implements AutoCloseable {

    private static final long SPIN_NANOS = 100_000;
    private static final int LOOKS_PER_CLOCK = 64;
    private static final int LOOKS_BEFORE_YIELDING = 2000;

    private final Worker[] workers;
    private final Desk own;
    private final Shares shares;
    private final Gate gate = new Gate();
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
    private @Nullable Work work;
    private volatile boolean closed;

    Team(int threads, int lanes) {
        shares = new Shares(threads);
        own = new Desk(lanes);
        workers = new Worker[threads - 1];
        Arrays.setAll(workers, i -> new Worker(i + 1, new Desk(lanes)));
        for (var worker : workers) {
            worker.start();
        }
    }

    int threads() {
        return workers.length + 1;
    }

    /** Does all units on the caller's thread. */
    void alone(Work work, int units) {
        work.run(0, units, own);
    }

    /** Does all units on all threads, in chunks of the given number of units. */
    void together(Work work, int units, int chunk) {
        this.work = work;
        shares.divide(units, chunk);
        gate.open();
        for (var worker : workers) {
            worker.wake();
        }
        try {
            shares.work(0, work, own);
        } finally {
            awaitOthers();
        }
        var thrown = failure.getAndSet(null);
        if (thrown != null) {
            throw new IllegalStateException("a thread of the kernel's team failed", thrown);
        }
    }

    @SuppressWarnings("ThreadPriorityCheck") // on a crowded machine the core goes to the thread that is waited for
    private void awaitOthers() {
        boolean empty = gate.close();
        for (int looks = 0; !empty; looks++) {
            if (looks < LOOKS_BEFORE_YIELDING) {
                Thread.onSpinWait();
            } else {
                Thread.yield();
            }
            empty = gate.isEmpty();
        }
    }

    /** Ends the threads. */
    @Override
    public void close() {
        closed = true;
        for (var worker : workers) {
            LockSupport.unpark(worker);
        }
    }

    private final class Worker extends Thread {

        private final int share;
        private final Desk desk;
        private volatile boolean asleep;
        private long seen;

        Worker(int share, Desk desk) {
            super("inscape-kernel-" + share);
            this.share = share;
            this.desk = desk;
            setDaemon(true);
        }

        @Override
        public void run() {
            while (!closed) {
                if (!enterAndWork() && !comesSoon()) {
                    sleep();
                }
            }
        }

        private boolean enterAndWork() {
            long round = gate.enter(seen);
            if (round == seen) {
                return false;
            }
            seen = round;
            try {
                var given = work;
                if (given != null) {
                    shares.work(share, given, desk);
                }
            } catch (RuntimeException | Error e) {
                failure.compareAndSet(null, e); // the caller throws it
            } finally {
                gate.leave();
            }
            return true;
        }

        /** Looks for a next round for a while. */
        private boolean comesSoon() {
            long until = System.nanoTime() + SPIN_NANOS;
            do {
                for (int look = 0; look < LOOKS_PER_CLOCK; look++) {
                    if (gate.isOpenAfter(seen)) {
                        return true;
                    }
                    Thread.onSpinWait();
                }
            } while (System.nanoTime() - until < 0 && !closed);
            return false;
        }

        /** The caller opens the gate and then looks who is asleep; so a round is looked for once more after lying down. */
        private void sleep() {
            asleep = true;
            if (!gate.isOpenAfter(seen) && !closed) {
                LockSupport.park(Team.this);
            }
            asleep = false;
        }

        void wake() {
            if (asleep) {
                LockSupport.unpark(this);
            }
        }
    }
}
