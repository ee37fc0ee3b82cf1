package dev.inscape.tensor;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/** Runs work on a new platform thread and waits for it; what the work throws is thrown here. */
final class OtherThread {

    private static final int PATIENCE_SECONDS = 30;

    private OtherThread() {
    }

    static <T> T get(Supplier<T> work) {
        return get(Thread.ofPlatform().name("another thread"), work);
    }

    static <T> T get(Thread.Builder thread, Supplier<T> work) {
        var result = new CompletableFuture<T>();
        thread.start(() -> {
            try {
                result.complete(work.get());
            } catch (RuntimeException | Error e) {
                result.completeExceptionally(e);
            }
        });
        try {
            return result.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException thrown) {
                throw thrown;
            }
            throw new AssertionError("on the other thread: " + e.getCause(), e.getCause());
        } catch (InterruptedException | TimeoutException e) {
            throw new AssertionError("the other thread does not end", e);
        }
    }

    static void run(Runnable work) {
        boolean unused = get(() -> {
            work.run();
            return true;
        });
    }
}
