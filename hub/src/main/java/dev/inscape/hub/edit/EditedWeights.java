package dev.inscape.hub.edit;

import dev.inscape.hub.Weights;
import dev.inscape.tensor.DType;
import dev.inscape.tensor.Scope;
import dev.inscape.tensor.Tensor;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Weights of which some are changed as they are read: in float64, then rounded to the type that they had. A changed weight costs a copy
 * of its size in float64 while it is read.
 */
public final class EditedWeights implements Weights {

    private final Weights base;
    private final Map<String, UnaryOperator<Tensor>> changes = new HashMap<>();
    private final Map<String, String> copies = new HashMap<>();

    private EditedWeights(Weights base) {
        this.base = base;
    }

    /** Takes the weights over: closing this closes them. */
    public static EditedWeights of(Weights base) {
        return new EditedWeights(base);
    }

    /** Changes a weight, after what has been done to it before; the result has its shape. An error unless there is such a weight. */
    public EditedWeights changing(String name, UnaryOperator<Tensor> change) {
        shape(name); // an error names what there is
        changes.merge(name, change, (first, second) -> value -> second.apply(first.apply(value)));
        return this;
    }

    /** Adds a weight that begins as a copy of another one, whatever is done to that. */
    public EditedWeights copying(String name, String original) {
        base.shape(original);
        copies.put(name, original);
        return this;
    }

    private String source(String name) {
        return copies.getOrDefault(name, name);
    }

    @Override
    public Set<String> names() {
        var names = new HashSet<>(base.names());
        names.addAll(copies.keySet());
        return names;
    }

    @Override
    public long[] shape(String name) {
        return base.shape(source(name));
    }

    @Override
    public DType dtype(String name) {
        return base.dtype(source(name));
    }

    @Override
    public Tensor tensor(String name) {
        var change = changes.get(name);
        if (change == null) {
            return base.tensor(source(name));
        }
        try (var scope = Scope.open("edit " + name)) {
            return scope.keep(change.apply(base.tensor(source(name)).to(DType.FLOAT64)).to(dtype(name)).contiguous());
        }
    }

    @Override
    public void close() {
        base.close();
    }
}
