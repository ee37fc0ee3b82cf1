package dev.inscape.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.inscape.UsageException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScheduleTest {

    @Test
    void a_warm_up_grows_evenly() {
        var schedule = Schedule.constant(0.6, 5);
        for (int step = 0; step < 5; step++) {
            assertThat(schedule.at(step)).isCloseTo(0.1 * (step + 1), within(1e-12));
        }
        assertThat(schedule.at(5)).isEqualTo(0.6);
        assertThat(schedule.at(1000)).isEqualTo(0.6);
    }

    @Test
    void a_line_and_a_cosine_meet_at_their_ends_and_in_the_middle() {
        var line = new Schedule.Linear(0.4, 10, 110, 0.1);
        var cosine = new Schedule.Cosine(0.4, 10, 110, 0.1);
        for (var schedule : new Schedule[]{line, cosine}) {
            assertThat(schedule.at(10)).isCloseTo(0.4, within(1e-12));
            assertThat(schedule.at(60)).isCloseTo(0.25, within(1e-12));
            assertThat(schedule.at(110)).isCloseTo(0.1, within(1e-12));
            assertThat(schedule.at(500)).isCloseTo(0.1, within(1e-12));
        }
        assertThat(line.at(35)).isCloseTo(0.325, within(1e-12));
        assertThat(cosine.at(35)).isCloseTo(0.1 + 0.3 * (1 + Math.sqrt(0.5)) / 2, within(1e-12));
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.1, Double.NaN, Double.POSITIVE_INFINITY})
    void a_rate_that_is_none_is_refused(double rate) {
        assertThatThrownBy(() -> Schedule.constant(rate, 0)).isInstanceOf(UsageException.class)
                .hasMessageContaining("rate");
    }

    @Test
    void a_warm_up_that_is_longer_than_the_training_is_refused() {
        assertThatThrownBy(() -> Schedule.cosine(0.1, 20, 20)).isInstanceOf(UsageException.class)
                .hasMessageContaining("20 steps of 20");
    }
}
