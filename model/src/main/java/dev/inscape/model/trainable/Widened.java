package dev.inscape.model.trainable;

import dev.inscape.model.part.Stored;
import dev.inscape.tensor.DType;
import dev.inscape.tensor.Tensor;

/**
 * Stored weights in the type that is learned in.
 *
 * @param stored as they are
 * @param dtype  as they shall be
 */
record Widened(Stored stored, DType dtype) implements Stored {

    @Override
    public boolean has(String name) {
        return stored.has(name);
    }

    @Override
    public Tensor tensor(String name, long... shape) {
        return stored.tensor(name, shape).to(dtype);
    }
}
