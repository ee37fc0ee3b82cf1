package dev.inscape.hub.lora;

import dev.inscape.InscapeException;
import dev.inscape.hub.Suggestions;
import dev.inscape.hub.Weights;
import dev.inscape.tensor.DType;
import dev.inscape.tensor.Scope;
import dev.inscape.tensor.Tensor;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * A base model with an adapter merged into it as it is read: an updated weight costs one product and one copy of its
 * size, every other one what it costs in the base. The sum is taken in float32 (in float64 for a float64 base) and rounded to
 * the base's type.
 *
 * <p>An adapter names the weights of the whole model ({@code transformer.h.0…}); a base model that was saved without its head
 * names them without the first part, and is found all the same.
 */
public final class LoraWeights implements Weights {

    private final Weights base;
    private final LoraAdapter adapter;
    private final Map<String, String> updated = new HashMap<>();
    private final Map<String, String> replaced = new HashMap<>();

    private LoraWeights(Weights base, LoraAdapter adapter) {
        this.base = base;
        this.adapter = adapter;
        int cut = cut();
        adapter.updated().forEach(name -> updated.put(name.substring(cut), name));
        adapter.replaced().forEach(name -> replaced.put(inBase(name, cut), name));
        updated.forEach(this::requireFitting);
    }

    /** Takes both over: closing this closes them, and so does an adapter that does not fit. */
    public static LoraWeights over(Weights base, LoraAdapter adapter) {
        try {
            return new LoraWeights(base, adapter);
        } catch (RuntimeException e) {
            adapter.close();
            base.close();
            throw e;
        }
    }

    /** How much of the adapter's names the base lacks: nothing, or the first part with its dot. */
    private int cut() {
        if (base.names().containsAll(adapter.updated())) {
            return 0;
        }
        var first = adapter.updated().iterator().next();
        int cut = first.indexOf('.') + 1;
        var prefix = first.substring(0, cut);
        if (adapter.updated().stream().allMatch(
                name -> name.startsWith(prefix) && base.names().contains(name.substring(cut)))) {
            return cut;
        }
        var missing = adapter.updated().stream().filter(name -> !base.names().contains(name)).sorted().findFirst()
                .orElseThrow();
        throw new InscapeException(adapter.directory() + " updates " + missing + ", which the base model does not have"
                + Suggestions.didYouMean(missing, base.names()) + "; it was made for "
                + (adapter.config().base().isEmpty()
                        ? "another model"
                        : adapter.config().base()));
    }

    /** A replaced weight may be new to the base (a classifier's head): then it keeps its name. */
    private String inBase(String name, int cut) {
        return !base.names().contains(name) && name.length() > cut && base.names().contains(name.substring(cut))
                ? name.substring(cut)
                : name;
    }

    private void requireFitting(String name, String inAdapter) {
        var expected = shape(name);
        var found = adapter.shape(inAdapter);
        if (!Arrays.equals(expected, found) || !dtype(name).isFloating()) {
            throw new InscapeException(adapter.directory() + " updates " + name + " by " + Arrays.toString(found)
                    + ", but the base model's is " + Arrays.toString(expected) + " of " + dtype(name));
        }
    }

    /** The adapter, to be read apart from the base. */
    public LoraAdapter adapter() {
        return adapter;
    }

    @Override
    public Set<String> names() {
        var names = new HashSet<>(base.names());
        names.addAll(replaced.keySet());
        return names;
    }

    @Override
    public long[] shape(String name) {
        var whole = replaced.get(name);
        if (whole == null) {
            return base.shape(name);
        }
        return adapter.replacedShape(whole);
    }

    @Override
    public DType dtype(String name) {
        var whole = replaced.get(name);
        return whole == null ? base.dtype(name) : adapter.replacedDtype(whole);
    }

    @Override
    public Tensor tensor(String name) {
        var update = updated.get(name);
        return update == null ? start(name) : merged(name, update);
    }

    /** What an update is added to: PEFT may save an embedding both as a whole and with an update of it. */
    private Tensor start(String name) {
        var whole = replaced.get(name);
        return whole == null ? base.tensor(name) : adapter.replacement(whole);
    }

    private Tensor merged(String name, String inAdapter) {
        var dtype = dtype(name);
        var exact = dtype == DType.FLOAT64 ? DType.FLOAT64 : DType.FLOAT32;
        try (var scope = Scope.open("lora merge")) {
            var delta = adapter.update(inAdapter).delta(exact);
            return scope.keep(start(name).to(exact).add(delta).to(dtype));
        }
    }

    @Override
    public void close() {
        adapter.close();
        base.close();
    }
}
