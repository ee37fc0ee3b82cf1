package dev.inscape.train;

import java.util.Map;

/**
 * How far a training has come.
 *
 * @param step        updates that are done
 * @param steps       updates that were planned
 * @param loss        of the last one
 * @param rate        its learning rate
 * @param secondsLeft as far as the last steps tell
 * @param metrics     what the step reported
 */
public record Progress(long step, long steps, double loss, double rate, double secondsLeft,
        Map<String, Double> metrics) {
}
