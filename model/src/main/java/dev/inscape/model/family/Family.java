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
}
