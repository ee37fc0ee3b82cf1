package dev.inscape.train;

import java.util.ArrayDeque;
import java.util.Deque;

/** Tells how long the steps to come will take, by the last ones. */
final class StepClock {

    private static final int LOOKED_AT = 50;

    private final Deque<Long> ends = new ArrayDeque<>();

    StepClock() {
        ends.add(System.nanoTime());
    }

    /** A step has ended. */
    void tick() {
        ends.add(System.nanoTime());
        if (ends.size() > LOOKED_AT + 1) {
            ends.removeFirst();
        }
    }

    double secondsLeft(long steps) {
        return (ends.getLast() - ends.getFirst()) / 1e9 / Math.max(1, ends.size() - 1) * steps;
    }
}
