package dev.inscape.tensor.optim;

import dev.inscape.InscapeException;
import dev.inscape.tensor.Parameter;
import dev.inscape.tensor.Scope;
import dev.inscape.tensor.Tensor;
import dev.inscape.tensor.Tensors;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Running averages of an optimiser, one tensor per parameter and kind, zero at first, in a scope of their own. */
final class Moments implements AutoCloseable {

    private final Scope owner = Scope.owner("optimizer state");
    private final Map<String, Tensor> byName = new LinkedHashMap<>();

    Moments(List<Parameter> parameters, List<String> kinds) {
        try (var scope = Scope.open("optimizer")) {
            for (var parameter : parameters) {
                for (var kind : kinds) {
                    var value = parameter.value();
                    var zeros = Tensors.zeros(value.dtype(), value.shape()).to(value.device());
                    byName.put(name(parameter, kind), owner.adopt(zeros));
                }
            }
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
