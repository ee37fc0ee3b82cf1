package dev.inscape.train;

/** Batches by their number: the same one for the same number, in every run. */
@FunctionalInterface
public interface BatchSource<B> {

    /** The batch of a number, from 0; there is one for every number. */
    B at(long number);
}
