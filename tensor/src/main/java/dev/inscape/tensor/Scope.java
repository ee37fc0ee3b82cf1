package dev.inscape.tensor;

import dev.inscape.InscapeException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Owns native memory for the length of a block: {@code try (var scope = Scope.open()) { … return scope.keep(result); }}.
 *
 * <p>A tensor joins the innermost scope of the thread that makes it, and closes with that scope. Scopes nest by thread
 * and close in reverse order on the thread that opened them. A tensor outlives its scope only by being named to
 * {@link #keep}, which hands it to the enclosing scope, or to {@link #adopt} of another one. {@link #owner} makes a scope
 * that stands outside of the nesting, for an object that owns tensors (a model), and may be closed on any thread.
 */
public final class Scope implements AutoCloseable {

    private static final AtomicLong LIVE_TENSORS = new AtomicLong();
    private static final AtomicLong LIVE_BYTES = new AtomicLong();

    private final String name;
    private final @Nullable ThreadState thread;
    private final @Nullable Scope enclosing;
    private final List<Tensor> tensors = new ArrayList<>();
    private final List<Runnable> afterwards = new ArrayList<>();
    private boolean closed;

    private Scope(String name, @Nullable ThreadState thread) {
        this.name = name;
        this.thread = thread;
        this.enclosing = thread == null ? null : thread.innermost;
    }

    /** Opens the thread's new innermost scope. */
    public static Scope open() {
        return open("scope");
    }

    /** Opens the thread's new innermost scope, with a name for messages. */
    public static Scope open(String name) {
        var thread = ThreadState.current();
        var scope = new Scope(name, thread);
        thread.innermost = scope;
        return scope;
    }

    /** A scope outside of the thread's nesting: nothing joins it by being made, only through {@link #adopt}. */
    public static Scope owner(String name) {
        return new Scope(name, null);
    }

    /**
     * Hands a tensor (or all those of a carrier) to the enclosing scope, and returns it. What belongs to a scope that outlives
     * this one anyhow, a model's weight for example, stays where it is.
     */
    public <T extends TensorCarrier> T keep(T value) {
        if (enclosing == null) {
            throw new InscapeException("scope \"" + name
                    + "\" has no enclosing scope to keep a tensor in; open one around it, or adopt it into an owner");
        }
        return handOver(value, enclosing);
    }

    /** Hands those tensors that would close with this scope to another one. */
    <T extends TensorCarrier> T handOver(T value, Scope target) {
        for (var tensor : value.tensors()) {
            if (closesWithThis(tensor.owner("keep"))) {
                tensor.moveTo(target);
            }
        }
        return value;
    }

    private boolean closesWithThis(Scope other) {
        var inner = thread == null ? null : thread.innermost;
        while (inner != null && inner != enclosing && inner != other) {
            inner = inner.enclosing;
        }
        return inner == other && other != enclosing;
    }

    /** Takes a tensor (or all those of a carrier) from whichever scope owns it, and returns it. */
    public <T extends TensorCarrier> T adopt(T value) {
        for (var tensor : value.tensors()) {
            tensor.moveTo(this);
        }
        return value;
    }

    /**
     * Runs an action after this scope's tensors are closed: the unmapping of the file behind them, for example. The last
     * action runs first, and all run, also where one of them throws.
     */
    public synchronized void onClose(Runnable action) {
        requireOpen();
        afterwards.add(action);
    }

    public String name() {
        return name;
    }

    /** Closes every tensor of this scope. A second call does nothing. */
    @Override
    public void close() {
        if (thread != null) {
            leave(thread);
        }
        List<Tensor> owned;
        List<Runnable> actions;
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
            owned = List.copyOf(tensors);
            actions = List.copyOf(afterwards).reversed();
            tensors.clear();
            afterwards.clear();
        }
        owned.forEach(Tensor::release);
        run(actions);
    }

    private static void run(List<Runnable> actions) {
        RuntimeException first = null;
        for (var action : actions) {
            try {
                action.run();
            } catch (RuntimeException e) {
                if (first == null) {
                    first = e;
                } else {
                    first.addSuppressed(e);
                }
            }
        }
        if (first != null) {
            throw first;
        }
    }

    private void leave(ThreadState thread) {
        if (closed) {
            return;
        }
        if (thread != ThreadState.current()) {
            throw new InscapeException("scope \"" + name + "\" was closed on another thread than it was opened on");
        }
        var innermost = thread.innermost;
        if (innermost != this) {
            throw new InscapeException("scope \"" + name + "\" was closed before \""
                    + (innermost == null ? "" : innermost.name) + "\", which was opened inside of it");
        }
        thread.innermost = enclosing;
    }

    /** Tensors that are open now, in all scopes of the process. */
    public static long liveTensors() {
        return LIVE_TENSORS.get();
    }

    /** Bytes that the open tensors address; a view counts what it shows, also where it shares memory. */
    public static long liveBytes() {
        return LIVE_BYTES.get();
    }

    static Scope innermost(String operator) {
        var scope = ThreadState.current().innermost;
        if (scope == null) {
            throw new InscapeException(operator + ": no scope is open on thread \"" + Thread.currentThread().getName()
                    + "\" to own the result; wrap the code in try (var scope = Scope.open()) { … }");
        }
        return scope;
    }

    static void born(long bytes) {
        LIVE_TENSORS.incrementAndGet();
        LIVE_BYTES.addAndGet(bytes);
    }

    static void died(long bytes) {
        LIVE_TENSORS.decrementAndGet();
        LIVE_BYTES.addAndGet(-bytes);
    }

    /** Adds a tensor and returns its place in the list, by which it can leave again in constant time. */
    synchronized int join(Tensor tensor) {
        requireOpen();
        tensors.add(tensor);
        return tensors.size() - 1;
    }

    synchronized void part(Tensor tensor, int place) {
        if (closed) {
            return;
        }
        var last = tensors.removeLast();
        if (last != tensor) {
            tensors.set(place, last);
            last.placed(place);
        }
    }

    private void requireOpen() {
        if (closed) {
            throw new InscapeException("scope \"" + name + "\" is closed and takes nothing in");
        }
    }
}
