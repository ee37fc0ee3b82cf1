package dev.inscape.hub;

import dev.inscape.tensor.DType;
import dev.inscape.tensor.Scope;
import dev.inscape.tensor.Tensor;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Weights that lie in memory. */
public final class MemoryWeights implements Weights {

    private final Scope scope = Scope.owner("weights of a test");
    private final Map<String, Tensor> tensors = new HashMap<>();

    public MemoryWeights with(String name, Tensor tensor) {
        tensors.put(name, scope.adopt(tensor));
        return this;
    }

    @Override
    public Set<String> names() {
        return Set.copyOf(tensors.keySet());
    }

    @Override
    public long[] shape(String name) {
        return find(name).shape();
    }

    @Override
    public DType dtype(String name) {
        return find(name).dtype();
    }

    @Override
    public Tensor tensor(String name) {
        return find(name).alias();
    }

    private Tensor find(String name) {
        return Objects.requireNonNull(tensors.get(name), name);
    }

    @Override
    public void close() {
        scope.close();
    }
}
