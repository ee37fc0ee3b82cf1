package dev.inscape.train;

/**
 * A number that tells how good what was learned is on data that was not learned from; less is better.
 */
@FunctionalInterface
public interface Evaluation {

    /** Called with gradients off. */
    double measure();
}
