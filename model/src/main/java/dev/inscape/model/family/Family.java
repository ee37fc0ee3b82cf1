package dev.inscape.model.family;

import java.util.function.Function;

/**
 * A family of models as data: what its configuration means and what its checkpoints call their weights.
 *
 * @param modelType    {@code model_type} in config.json
 * @param names        of the weights
 * @param architecture what a configuration means
 */
public record Family(String modelType, WeightNames names, Function<Config, Architecture> architecture) {

    /** What a configuration means; an error for one that no model of this family can have, and for quantised weights. */
    public Architecture read(Config config) {
        config.requirePlainWeights();
        return architecture.apply(config);
    }
}
