package dev.inscape.model.trainable;

import dev.inscape.model.part.Stored;
import dev.inscape.tensor.Tensor;

/**
 * Weights with memory of their own.
 *
 * @param stored what is copied
 */
record Copied(Stored stored) implements Stored {

    @Override
    public boolean has(String name) {
        return stored.has(name);
    }

    @Override
    public Tensor tensor(String name, long... shape) {
        return stored.tensor(name, shape).detach().copy();
    }
}
