package dev.inscape.hub.edit;

import dev.inscape.hub.Weights;

/** A change of a model's weights. */
@FunctionalInterface
public interface WeightEdit {

    /** The changed weights, over the given ones; closing the former closes the latter. */
    Weights over(Weights base);
}
