package dev.inscape.train;

import dev.inscape.tensor.Tensor;

/** From a batch to a loss. */
@FunctionalInterface
public interface TrainingStep<B> {

    /** A scalar that gradients pass back from; called with gradients on, in a scope that ends with the step. */
    Tensor loss(B batch, StepContext context);
}
