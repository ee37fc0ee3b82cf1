package dev.inscape.model.family;

import dev.inscape.model.part.Activation;

/**
 * The sizes and switches of an MLP.
 *
 * @param neurons    hidden units
 * @param activation of the hidden units, or of the gate
 * @param gated      whether there is a gate
 * @param bias       whether its layers have biases
 */
public record MlpShape(int neurons, Activation activation, boolean gated, boolean bias) {
}
