package dev.inscape.tensor;

/**
 * Something that holds tensors and can be handed from one scope to another as a whole: a tensor, or a record of results.
 */
@FunctionalInterface
public interface TensorCarrier {

    /** The tensors that travel with this value. */
    Iterable<Tensor> tensors();
}
