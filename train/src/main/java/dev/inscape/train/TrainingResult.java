package dev.inscape.train;

/**
 * How a training ended.
 *
 * @param steps updates that were done, those before a resume too
 * @param end   why it ended
 * @param curve of all steps
 * @param best  the best evaluation; infinite without one
 */
public record TrainingResult(long steps, End end, LossCurve curve, double best) {

    /** Why a training ends. */
    public enum End {
        /** All steps were done. */
        COMPLETE,
        /** Evaluations did not get better. */
        EARLY,
        /** The listener said so. */
        STOPPED
    }
}
