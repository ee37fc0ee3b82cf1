package dev.inscape.train;

/** Is told of each step. */
@FunctionalInterface
public interface TrainingListener {

    /** Sees nothing and lets all steps be done. */
    TrainingListener NONE = _ -> true;

    /** Whether to go on; if not, a checkpoint is written, where there is a place for it, and training ends. */
    boolean step(Progress progress);
}
