package dev.inscape.model.trainable;

import dev.inscape.InscapeException;
import dev.inscape.UsageException;
import dev.inscape.model.part.Stored;
import dev.inscape.tensor.DType;
import dev.inscape.tensor.Parameter;
import dev.inscape.tensor.Scope;
import dev.inscape.tensor.Tensor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Parameters by the names of a checkpoint: made of a source as they are first asked for, then what a model is built of. */
final class Learned implements Stored {

    private final Map<String, Parameter> byName = new LinkedHashMap<>();
    private final Set<String> frozen = new TreeSet<>();
    private final Scope owner;
    private Optional<Stored> source;
    private Optional<Lora> lora = Optional.empty();

    Learned(Stored source, Scope owner) {
        this.source = Optional.of(source);
        this.owner = owner;
    }

    /** From here on the source is not asked any more. */
    void seal() {
        source = Optional.empty();
    }

    @Override
    public boolean has(String name) {
        return source.map(stored -> stored.has(name)).orElseGet(() -> byName.containsKey(name));
    }

    @Override
    public Tensor tensor(String name, long... shape) {
        var parameter = byName.get(name);
        if (parameter == null) {
            parameter = make(name, shape);
        }
        return current(parameter);
    }

    private Parameter make(String name, long... shape) {
        var from = source.orElseThrow(() -> new InscapeException("there is no parameter " + name));
        try (var scope = Scope.open("parameter")) {
            var made = owner.adopt(Parameter.of(name, from.tensor(name, shape)));
            byName.put(name, made);
            return made;
        }
    }

    /** A weight as a pass reads it: low-rank updates added; one that is not learned passes no gradient. */
    private Tensor current(Parameter parameter) {
        var value = frozen.contains(parameter.name()) ? parameter.value().detach() : parameter.value().alias();
        return lora.map(updates -> updates.over(parameter.name(), value)).orElse(value);
    }

    /** The same by its name. */
    Tensor current(String name) {
        return current(known(name));
    }

    long[] shape(String name) {
        return known(name).value().shape();
    }

    DType dtype(String name) {
        return known(name).value().dtype();
    }

    private Parameter known(String name) {
        return Optional.ofNullable(byName.get(name))
                .orElseThrow(() -> new InscapeException("there is no parameter " + name));
    }

    Set<String> names() {
        return new TreeSet<>(byName.keySet());
    }

    /** What is learned. */
    List<Parameter> parameters() {
        var learned = new ArrayList<Parameter>();
        byName.values().stream().filter(parameter -> !frozen.contains(parameter.name())).forEach(learned::add);
        lora.ifPresent(updates -> learned.addAll(updates.parameters()));
        return List.copyOf(learned);
    }

    void freeze(List<String> beginnings) {
        for (var beginning : beginnings) {
            var found = byName.keySet().stream().filter(name -> name.startsWith(beginning)).toList();
            if (found.isEmpty()) {
                throw new UsageException("no parameter's name begins with \"" + beginning + "\"; they are like "
                        + byName.keySet().iterator().next());
            }
            frozen.addAll(found);
        }
    }

    void update(LoraSettings settings, boolean transposed) {
        if (lora.isPresent()) {
            throw new UsageException("there are low-rank updates already");
        }
        lora = Optional.of(Lora.of(byName, settings, transposed, owner));
        frozen.addAll(byName.keySet());
    }

    Optional<Lora> lora() {
        return lora;
    }
}
