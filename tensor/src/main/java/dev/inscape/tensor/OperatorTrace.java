package dev.inscape.tensor;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * The names of the operators that run, on all threads, between its opening and its closing: how a test shows that nothing
 * needless is computed. One can be open at a time; without one, an operator pays a single volatile read.
 */
public final class OperatorTrace implements AutoCloseable {

    private static volatile @Nullable OperatorTrace open;

    private final List<String> names = new CopyOnWriteArrayList<>();

    private OperatorTrace() {
    }

    public static synchronized OperatorTrace start() {
        if (open != null) {
            throw new IllegalStateException("an operator trace is open already");
        }
        var trace = new OperatorTrace();
        open = trace;
        return trace;
    }

    /** The operators so far, in order. */
    public List<String> names() {
        return List.copyOf(names);
    }

    /** How often one operator ran. */
    public long count(String operator) {
        return names.stream().filter(operator::equals).count();
    }

    @Override
    public void close() {
        open = null;
    }

    static void tell(String operator) {
        var trace = open;
        if (trace != null) {
            trace.names.add(operator);
        }
    }
}
