package dev.inscape.hub.gguf.block;

import dev.inscape.tensor.runtime.Threads;
import java.util.ArrayList;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;
import java.util.function.Supplier;

/**
 * Platform threads beside the caller's, as many in all as an operator may use. They never call LibTorch, which would start a
 * team of OpenMP threads for each of them, and end when they have been idle for a while.
 */
final class Workers {

    private static final long IDLE_SECONDS = 5;
    private static final ThreadPoolExecutor EXECUTOR = executor(Math.max(1, Threads.inUse() - 1));

    private Workers() {
    }

    private static ThreadPoolExecutor executor(int threads) {
        var executor = new ThreadPoolExecutor(threads, threads, IDLE_SECONDS, TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                Thread.ofPlatform().daemon().name("inscape-widening-", 0).factory());
        executor.allowCoreThreadTimeOut(true);
        return executor;
    }

    /**
     * Runs every task from 0 up to {@code tasks} once, on this thread and as many others as help, and waits for all. Each
     * thread takes the next task that is left, with a worker of its own.
     */
    static void share(long tasks, Supplier<LongConsumer> worker) {
        var next = new AtomicLong();
        Runnable work = () -> {
            var mine = worker.get();
            for (long task = next.getAndIncrement(); task < tasks; task = next.getAndIncrement()) {
                mine.accept(task);
            }
        };
        var others = new ArrayList<CompletableFuture<Void>>();
        for (long i = 1; i < Math.min(Threads.inUse(), tasks); i++) {
            others.add(CompletableFuture.runAsync(work, EXECUTOR));
        }
        try {
            work.run();
        } finally {
            // Whatever happened here, nobody may write to the target any more when this returns.
            next.addAndGet(tasks);
            await(CompletableFuture.allOf(others.toArray(CompletableFuture<?>[]::new)));
        }
    }

    private static void await(CompletableFuture<Void> others) {
        try {
            others.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }
}
