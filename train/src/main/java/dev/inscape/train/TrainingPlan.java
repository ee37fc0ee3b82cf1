package dev.inscape.train;

import dev.inscape.UsageException;

/**
 * What a training does, beside its data and its loss.
 *
 * @param steps           updates
 * @param schedule        the learning rate of each
 * @param clip            the largest joint norm of all gradients; 0 for none
 * @param accumulate      batches whose mean gradient makes one update
 * @param seed            of everything that is left to chance
 * @param checkpointEvery steps from one checkpoint to the next; 0 for one at the end alone
 * @param keep            newest checkpoints that stay
 * @param evaluateEvery   steps from one evaluation to the next; 0 for none
 * @param patience        evaluations without a better one after which training ends early; 0 for none
 */
public record TrainingPlan(long steps, Schedule schedule, double clip, int accumulate, long seed, long checkpointEvery,
        int keep, long evaluateEvery, int patience) {

    public TrainingPlan {
        if (steps < 1 || !(clip >= 0) || accumulate < 1 || checkpointEvery < 0 || keep < 1 || evaluateEvery < 0
                || patience < 0) {
            throw new UsageException(
                    "a training wants at least one step, one batch for each and one checkpoint that stays, not "
                            + "steps " + steps + ", accumulate " + accumulate + ", keep " + keep + ", clip " + clip
                            + ", checkpoints every " + checkpointEvery + ", evaluations every " + evaluateEvery
                            + ", patience "
                            + patience);
        }
        if (patience > 0 && evaluateEvery == 0) {
            throw new UsageException("without evaluations training cannot end early; say how often: evaluating(every)");
        }
    }

    /** Without clipping, accumulation or evaluation; a checkpoint at the end, where there is a place for one. */
    public static TrainingPlan of(long steps, Schedule schedule) {
        return new TrainingPlan(steps, schedule, 0, 1, 0, 0, 1, 0, 0);
    }

    public TrainingPlan clippedTo(double norm) {
        return new TrainingPlan(steps, schedule, norm, accumulate, seed, checkpointEvery, keep, evaluateEvery,
                patience);
    }

    public TrainingPlan accumulating(int batches) {
        return new TrainingPlan(steps, schedule, clip, batches, seed, checkpointEvery, keep, evaluateEvery, patience);
    }

    public TrainingPlan seeded(long number) {
        return new TrainingPlan(steps, schedule, clip, accumulate, number, checkpointEvery, keep, evaluateEvery,
                patience);
    }

    public TrainingPlan checkpointing(long every, int stay) {
        return new TrainingPlan(steps, schedule, clip, accumulate, seed, every, stay, evaluateEvery, patience);
    }

    public TrainingPlan evaluating(long every) {
        return new TrainingPlan(steps, schedule, clip, accumulate, seed, checkpointEvery, keep, every, patience);
    }

    /** Ends early once so many evaluations in a row were no better than the best before. */
    public TrainingPlan patient(int evaluations) {
        return new TrainingPlan(steps, schedule, clip, accumulate, seed, checkpointEvery, keep, evaluateEvery,
                evaluations);
    }
}
