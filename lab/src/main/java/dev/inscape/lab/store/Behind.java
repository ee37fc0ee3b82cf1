package dev.inscape.lab.store;

import dev.inscape.InscapeException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Does one thing at a time on a thread of its own, while its user computes what comes next. */
final class Behind implements AutoCloseable {

    private final ExecutorService thread = Executors.newSingleThreadExecutor(
            task -> Thread.ofPlatform().name("inscape-writing").daemon(true).unstarted(task));
    private CompletableFuture<Void> latest = CompletableFuture.completedFuture(null);

    /** Waits for what was begun before; its failure is thrown here. */
    void await() {
        var awaited = latest;
        latest = CompletableFuture.completedFuture(null);
        try {
            awaited.join();
        } catch (CompletionException e) {
            throw rethrown(e.getCause() == null ? e : e.getCause());
        }
    }

    /** Begins a task, once the one before is done. */
    void begin(Runnable task) {
        await();
        latest = CompletableFuture.runAsync(task, thread);
    }

    private static RuntimeException rethrown(Throwable cause) {
        return switch (cause) {
            case Error error -> throw error;
            case RuntimeException exception -> exception;
            default -> new InscapeException("writing failed: " + cause, cause);
        };
    }

    /** Waits until nothing runs any more. */
    @Override
    public void close() {
        thread.close();
    }
}
