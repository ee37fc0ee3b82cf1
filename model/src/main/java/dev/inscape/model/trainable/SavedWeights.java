package dev.inscape.model.trainable;

import dev.inscape.hub.Weights;
import dev.inscape.tensor.DType;
import dev.inscape.tensor.Gradients;
import dev.inscape.tensor.Tensor;
import java.util.Optional;
import java.util.Set;

/**
 * What is written of a model: its parameters, and of the checkpoint that it came from what it does not use.
 *
 * @param learned the parameters
 * @param origin  the checkpoint
 */
record SavedWeights(Learned learned, Optional<Weights> origin) implements Weights {

    static SavedWeights of(Learned learned, Optional<Weights> origin) {
        return new SavedWeights(learned, origin);
    }

    @Override
    public Set<String> names() {
        var names = learned.names();
        origin.ifPresent(weights -> names.addAll(weights.names()));
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
