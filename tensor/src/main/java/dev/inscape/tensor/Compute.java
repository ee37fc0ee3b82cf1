package dev.inscape.tensor;

import dev.inscape.InscapeException;
import dev.inscape.UsageException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/**
 * The threads on which work that fills the cores runs. LibTorch starts a team of OpenMP threads for every native thread
 * that calls it, so the number of callers is bounded here: one, unless {@code inscape.compute.threads} says otherwise. The
 * caller, which may be a virtual thread if the result carries no tensors, waits for the result; an interrupt does not end
 * the waiting, since native code cannot be interrupted, and the caller finds its flag set afterwards.
 */
public final class Compute {

    private static final String SETTING = "inscape.compute.threads";
    private static final int MOST_THREADS = 1024;

    /** None where the setting is no number of threads: an error here would be one of the class, without a word of it later. */
    private static final Optional<ExecutorService> EXECUTOR = threads()
            .map(threads -> Executors.newFixedThreadPool(threads, Worker::new));

    private Compute() {
    }

    /** Computes a value without tensors. */
    public static <T> T call(Supplier<T> task) {
        return Thread.currentThread() instanceof Worker ? task.get() : await(task);
    }

    /** Computes something that carries tensors, and hands those that the task made to the caller's innermost scope. */
    public static <T extends TensorCarrier> T callCarrying(Supplier<T> task) {
        if (Thread.currentThread() instanceof Worker) {
            return task.get();
        }
        var destination = Scope.innermost("Compute.callCarrying");
        return await(() -> {
            try (var scope = Scope.open("compute")) {
                return scope.handOver(task.get(), destination);
            }
        });
    }

    private static Optional<Integer> threads() {
        var setting = System.getProperty(SETTING, "1");
        return Optional.of(setting).filter(text -> text.matches("[1-9]\\d{0,3}")).map(Integer::valueOf)
                .filter(threads -> threads <= MOST_THREADS);
    }

    private static UsageException wrongSetting() {
        return new UsageException("-D" + SETTING + "=" + System.getProperty(SETTING)
                + " is no number of threads; write 1 to " + MOST_THREADS + ", or leave it out for 1");
    }

    private static <T> T await(Supplier<T> task) {
        var executor = EXECUTOR.orElseThrow(Compute::wrongSetting);
        try {
            return CompletableFuture.supplyAsync(task, executor).join();
        } catch (CompletionException e) {
            throw rethrown(e.getCause() == null ? e : e.getCause());
        }
    }

    private static RuntimeException rethrown(Throwable cause) {
        if (cause instanceof Error error) {
            throw error;
        }
        if (cause instanceof RuntimeException exception) {
            // The worker's stack alone would not show who asked.
            exception.addSuppressed(new InscapeException("asked for on thread " + Thread.currentThread().getName()));
            return exception;
        }
        return new InscapeException("a computation failed: " + cause, cause);
    }

    private static final class Worker extends Thread {
        Worker(Runnable task) {
            super(task, "inscape-compute");
            setDaemon(true);
        }
    }
}
