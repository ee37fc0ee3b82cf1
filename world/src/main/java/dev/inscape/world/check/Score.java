package dev.inscape.world.check;

import java.util.List;

/**
 * How many of some questions were answered rightly.
 *
 * @param right answers
 * @param of    questions
 */
public record Score(int right, int of) {

    public Score {
        if (right < 0 || right > of) {
            throw new IllegalArgumentException(right + " right answers of " + of);
        }
    }

    static Score of(List<Answer> answers) {
        return new Score((int) answers.stream().filter(Answer::isRight).count(), answers.size());
    }

    /** From 0 to 1; 0 where nothing was asked. */
    public double share() {
        return of == 0 ? 0 : (double) right / of;
    }
}
