package dev.inscape.world.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.inscape.world.Relation;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScoreTest {

    private static Answer answer(long[] expected, long... given) {
        return new Answer(new Question(Relation.CITY, "a", "b"), expected, given);
    }

    @Test
    void only_a_whole_answer_is_right() {
        var score = Score.of(List.of(answer(new long[]{4, 5}, 4, 5), answer(new long[]{4, 5}, 4, 6),
                answer(new long[]{7}, 7)));
        assertThat(score).isEqualTo(new Score(2, 3));
        assertThat(score.share()).isEqualTo(2 / 3.0);
    }

    @Test
    void nothing_asked_is_nothing_known() {
        assertThat(Score.of(List.of()).share()).isZero();
    }

    @Test
    void more_right_answers_than_questions_cannot_be() {
        assertThatThrownBy(() -> new Score(4, 3)).isInstanceOf(IllegalArgumentException.class);
    }
}
