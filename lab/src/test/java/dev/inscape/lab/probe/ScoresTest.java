package dev.inscape.lab.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Against numbers counted by hand. */
class ScoresTest {

    private final Scores scores = new Scores(
            new double[][]{{0.9, 0.1}, {0.4, 0.6}, {0.7, 0.3}, {0.2, 0.8}, {0.4, 0.6}}, new int[]{0, 0, 1, 1, 1});

    @Test
    void shares_and_losses() {
        assertThat(scores.accuracy()).isEqualTo(0.6);
        assertThat(scores.balancedAccuracy()).isCloseTo((1 / 2.0 + 2 / 3.0) / 2, within(1e-12));
        assertThat(scores.logLoss()).isCloseTo(
                -(Math.log(0.9) + Math.log(0.4) + Math.log(0.3) + Math.log(0.8) + Math.log(0.6)) / 5, within(1e-12));
    }

    /** Of six pairs four are in order, one is tied: (0.1 below 0.3, 0.8, 0.6; 0.6 below 0.8, beside 0.6, above 0.3). */
    @Test
    void area_under_the_curve() {
        assertThat(scores.auc()).isCloseTo(4.5 / 6, within(1e-12));
    }

    @Test
    void an_interval_is_wider_where_rows_come_in_groups() {
        var right = new boolean[200];
        for (int i = 0; i < 200; i++) {
            right[i] = i / 20 % 3 != 0;
        }
        var alone = new Bootstrap(IntStream.range(0, 200).mapToObj(String::valueOf).toList(), 2000, 0.95,
                1).ofShare(right);
        var grouped = new Bootstrap(IntStream.range(0, 200).mapToObj(row -> "g" + row / 20).toList(), 2000,
                0.95, 1).ofShare(right);
        double share = Bootstrap.share(right);
        double deviation = Math.sqrt(share * (1 - share) / 200);
        assertThat(alone.low()).isCloseTo(share - 1.96 * deviation, within(0.02));
        assertThat(alone.high()).isCloseTo(share + 1.96 * deviation, within(0.02));
        assertThat(grouped.high() - grouped.low()).isGreaterThan(2 * (alone.high() - alone.low()));
        assertThat(new Bootstrap(List.of("a"), 0, 0.95, 1).ofShare(true)).isEqualTo(new Interval(1, 1));
    }
}
