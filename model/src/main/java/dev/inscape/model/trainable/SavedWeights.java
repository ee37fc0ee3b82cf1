package dev.inscape.model.trainable;

import dev.inscape.hub.Weights;
import dev.inscape.tensor.DType;
import dev.inscape.tensor.Gradients;
import dev.inscape.tensor.Scope;
import dev.inscape.tensor.Tensor;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What is written of a model: its parameters, and of the checkpoint that it came from what it does not use. A matrix of the
 * checkpoint that repeats one which is learned (a tied head that was stored all the same) is left out: it would no longer be the same.
 *
 * @param learned the parameters
 * @param origin  the checkpoint
 * @param unused  what the model does not use of it, without what is left out
 */
record SavedWeights(Learned learned, Optional<Weights> origin, Set<String> unused) implements Weights {

    static SavedWeights of(Learned learned, Optional<Weights> origin) {
        var unused = new TreeSet<String>();
        origin.ifPresent(weights -> weights.names().stream()
                .filter(name -> !learned.names().contains(name) && !isRepeated(name, weights, learned.names()))
                .forEach(unused::add));
        return new SavedWeights(learned, origin, unused);
    }

    private static boolean isRepeated(String name, Weights weights, Set<String> learned) {
        return weights.shape(name).length == 2 && learned.stream().filter(weights.names()::contains)
                .anyMatch(other -> Arrays.equals(weights.shape(name), weights.shape(other))
                        && weights.dtype(name) == weights.dtype(other) && areEqual(weights, name, other));
    }

    private static boolean areEqual(Weights weights, String one, String other) {
        try (var scope = Scope.open("tied weights")) {
            return weights.tensor(one).eq(weights.tensor(other)).all();
        }
    }

    @Override
    public Set<String> names() {
        var names = learned.names();
        names.addAll(unused);
        return names;
    }

    @Override
    public long[] shape(String name) {
        return learned.names().contains(name) ? learned.shape(name) : origin.orElseThrow().shape(name);
    }

    @Override
    public DType dtype(String name) {
        return learned.names().contains(name) ? learned.dtype(name) : origin.orElseThrow().dtype(name);
    }

    @Override
    public Tensor tensor(String name) {
        try (var off = Gradients.off()) {
            return learned.names().contains(name) ? learned.current(name).detach() : origin.orElseThrow().tensor(name);
        }
    }

    @Override
    public void close() {
        origin.ifPresent(Weights::close);
    }
}
