package dev.inscape.lab.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.inscape.lab.states.Formula;
import dev.inscape.lab.states.Labels;
import dev.inscape.tensor.Scope;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Figures of the first 23 rows, scored by one entry rounded to tenths (so that scores tie), beside scikit-learn's. */
class FiguresTest {

    private static final int ROWS = 23;

    private static Predictions predictions() {
        try (var scope = Scope.open()) {
            var column = Formula.values(2, Formula.WIDTH).select(0, 0).select(1, 1).toDoubles();
            var probabilities = IntStream.range(0, ROWS)
                    .mapToObj(row -> new double[]{0.2, Math.rint(10 * column[row]) / 10})
                    .toArray(double[][]::new);
            return new Predictions(Arrays.copyOf(Formula.labels(2), ROWS), probabilities);
        }
    }

    @Test
    void auc_and_balanced_accuracy_are_those_of_scikit_learn() {
        var predictions = predictions();
        var once = new double[ROWS];
        Arrays.fill(once, 1);

        assertThat(WeightedFigures.auc(predictions, predictions.ranking(), once))
                .isCloseTo(Formula.expected("figures").get("auc").asDouble(), within(1e-11));
        assertThat(WeightedFigures.balanced(predictions.hits(), predictions.labels(), 2, once))
                .isCloseTo(Formula.expected("figures").get("balanced").asDouble(), within(1e-11));
    }

    @Test
    void a_row_that_counts_twice_is_a_row_that_is_there_twice() {
        var predictions = predictions();
        var weights = IntStream.range(0, ROWS).mapToDouble(row -> row % 3).toArray();
        var rows = IntStream.range(0, ROWS).flatMap(row -> IntStream.generate(() -> row).limit(row % 3)).toArray();
        var repeated = new Predictions(IntStream.of(rows).map(row -> predictions.labels()[row]).toArray(),
                IntStream.of(rows).mapToObj(row -> predictions.probabilities()[row]).toArray(double[][]::new));
        var once = new double[rows.length];
        Arrays.fill(once, 1);

        assertThat(WeightedFigures.auc(predictions, predictions.ranking(), weights))
                .isCloseTo(WeightedFigures.auc(repeated, repeated.ranking(), once), within(1e-12));
        assertThat(WeightedFigures.balanced(predictions.hits(), predictions.labels(), 2, weights))
                .isCloseTo(WeightedFigures.balanced(repeated.hits(), repeated.labels(), 2, once), within(1e-12));
        assertThat(WeightedFigures.mean(predictions.hits(), weights))
                .isCloseTo(WeightedFigures.mean(repeated.hits(), once), within(1e-12));
    }

    @Test
    void intervals_are_seeded_and_as_wide_as_the_binomial_says() {
        var groups = IntStream.range(0, 401).mapToObj(Integer::toString).toList();
        var hits = IntStream.range(0, 401).mapToDouble(row -> row % 5 == 0 ? 0 : 1).toArray();
        var options = ProbeOptions.LOGISTIC.withSeed(11);
        var estimate = new Bootstrap(groups, options).estimate(weights -> WeightedFigures.mean(hits, weights));
        double deviation = Math.sqrt(0.8 * 0.2 / 401);

        assertThat(estimate.value() - estimate.low()).isCloseTo(1.96 * deviation, within(0.3 * deviation));
        assertThat(estimate.high() - estimate.value()).isCloseTo(1.96 * deviation, within(0.3 * deviation));
        assertThat(new Bootstrap(groups, options).estimate(weights -> WeightedFigures.mean(hits, weights)))
                .isEqualTo(estimate);
        assertThat(new Bootstrap(groups, options.withSeed(12)).estimate(weights -> WeightedFigures.mean(hits, weights)))
                .isNotEqualTo(estimate);
    }

    @Test
    void groups_are_drawn_whole_so_that_few_groups_make_wide_intervals() {
        var hits = IntStream.range(0, 400).mapToDouble(row -> row / 40 % 5 == 0 ? 0 : 1).toArray();
        var alone = IntStream.range(0, 400).mapToObj(Integer::toString).toList();
        var tens = IntStream.range(0, 400).mapToObj(row -> "group " + row / 40).toList();
        var narrow = new Bootstrap(alone, ProbeOptions.LOGISTIC)
                .estimate(weights -> WeightedFigures.mean(hits, weights));
        var wide = new Bootstrap(tens, ProbeOptions.LOGISTIC).estimate(weights -> WeightedFigures.mean(hits, weights));

        assertThat(wide.high() - wide.low()).isGreaterThan(3 * (narrow.high() - narrow.low()));
        assertThat(new Bootstrap(alone, ProbeOptions.LOGISTIC.withResamples(0)).estimate(weights -> 1).low()).isNaN();
    }

    @Test
    void quantiles_lie_between_order_statistics_as_numpy_puts_them() {
        assertThat(Bootstrap.quantile(new double[]{1, 2, 4, 8}, 0.5)).isEqualTo(3);
        assertThat(Bootstrap.quantile(new double[]{1, 2, 4, 8}, 0.9)).isCloseTo(6.8, within(1e-12));
    }

    @Test
    void control_labels_of_a_type_are_one_and_of_groups_are_exchanged_whole() {
        var labels = Labels.of(List.of("a", "b"), Formula.labels(2));
        var types = IntStream.range(0, Formula.ROWS).mapToObj(row -> "type " + row % 9).toList();
        var byType = new ControlTask.ByType(types).labels(labels, 4);
        var seen = new HashMap<String, Integer>();
        for (int row = 0; row < byType.length; row++) {
            assertThat(seen.putIfAbsent(types.get(row), byType[row])).isIn(null, byType[row]);
        }
        assertThat(seen.values()).contains(0, 1);

        var groups = IntStream.range(0, Formula.ROWS).mapToObj(row -> "of " + Formula.label(row, 2) + " " + row % 13)
                .toList();
        var exchanged = new ControlTask.OverGroups().labels(labels.groupedBy(groups), 4);
        var ofGroup = new HashMap<String, Integer>();
        for (int row = 0; row < exchanged.length; row++) {
            assertThat(ofGroup.putIfAbsent(groups.get(row), exchanged[row])).isIn(null, exchanged[row]);
        }
        assertThat(exchanged).isNotEqualTo(Formula.labels(2));
        assertThat(new ControlTask.OverGroups().labels(labels.groupedBy(types), 4))
                .as("rows exchange labels where groups are mixed").isNotEqualTo(Formula.labels(2))
                .satisfies(mixed -> assertThat(IntStream.of(mixed).sum())
                        .isEqualTo(IntStream.of(Formula.labels(2)).sum()));
    }
}
