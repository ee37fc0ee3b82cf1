package dev.inscape.tensor.optim;

import dev.inscape.InscapeException;
import dev.inscape.UsageException;
import dev.inscape.tensor.DType;
import dev.inscape.tensor.Parameter;
import dev.inscape.tensor.Scope;
import dev.inscape.tensor.Tensor;
import dev.inscape.tensor.Tensors;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What an optimiser remembers of each parameter, zero at first, in a scope of its own: running averages of the parameter's
 * shape, and single numbers (float64, in main memory).
 */
final class Moments implements AutoCloseable {

    private final Scope owner = Scope.owner("optimizer state");
    private final Map<String, Tensor> byName = new LinkedHashMap<>();

    Moments(List<Parameter> parameters, List<String> averages, List<String> numbers) {
        try (var scope = Scope.open("optimizer")) {
            for (var parameter : parameters) {
                var value = parameter.value();
                for (var kind : averages) {
                    put(parameter, kind, Tensors.zeros(value.dtype(), value.shape()).to(value.device()));
                }
                for (var kind : numbers) {
                    put(parameter, kind, Tensors.zeros(DType.FLOAT64));
                }
            }
        } catch (RuntimeException e) {
            owner.close();
            throw e;
        }
    }

    private void put(Parameter parameter, String kind, Tensor zeros) {
        if (byName.put(name(parameter, kind), owner.adopt(zeros)) != null) {
            throw new UsageException("two parameters are named " + parameter.name()
                    + "; an optimiser keeps its state by name, so give each a name of its own");
        }
    }

    Tensor of(Parameter parameter, String kind) {
        return find(name(parameter, kind));
    }

    private Tensor find(String name) {
        var found = byName.get(name);
        if (found == null) {
            throw new IllegalStateException("this optimiser has no state named " + name);
        }
        return found;
    }

    Map<String, Tensor> all() {
        return Map.copyOf(byName);
    }

    void restore(Map<String, Tensor> saved) {
        if (!saved.keySet().equals(byName.keySet())) {
            throw new InscapeException("the checkpoint holds optimiser state for " + saved.keySet()
                    + ", but this optimiser has " + byName.keySet());
        }
        saved.forEach((name, tensor) -> find(name).copyFrom(tensor));
    }

    private static String name(Parameter parameter, String kind) {
        return parameter.name() + "." + kind;
    }

    @Override
    public void close() {
        owner.close();
    }
}
