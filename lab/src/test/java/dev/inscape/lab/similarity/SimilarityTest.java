package dev.inscape.lab.similarity;

import static dev.inscape.lab.similarity.Measure.CKA;
import static dev.inscape.lab.similarity.Measure.COSINE;
import static dev.inscape.lab.similarity.Measure.DEBIASED_CKA;
import static dev.inscape.lab.similarity.Measure.PROCRUSTES;
import static dev.inscape.lab.similarity.Measure.SVCCA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.inscape.InscapeException;
import dev.inscape.UsageException;
import dev.inscape.lab.states.Formula;
import dev.inscape.lab.states.LayerStates;
import dev.inscape.tensor.DType;
import dev.inscape.tensor.Joining;
import dev.inscape.tensor.Rng;
import dev.inscape.tensor.Scope;
import dev.inscape.tensor.Tensor;
import dev.inscape.tensor.Tensors;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SimilarityTest {

    private static final int ROWS = 211;
    private static final int WIDTH = 9;

    private static LayerStates one(Tensor values) {
        return new LayerStates(Formula.sites().subList(0, 1), values.unsqueeze(0));
    }

    private static double value(Measure measure, Tensor x, Tensor y) {
        return Similarity.of(measure, one(x), one(y), 3).values()[0][0];
    }

    private static double permuted(Measure measure, Tensor x, Tensor y) {
        return Similarity.of(measure, one(x), one(y), 3).permuted()[0][0];
    }

    /** Variances that fall, as those of hidden states do. */
    private static Tensor states(Rng rng, int rows, int width) {
        var scales = Tensors.range(1, width + 1).to(DType.FLOAT64).pow(-0.5);
        return rng.normal(DType.FLOAT64, rows, width).mul(scales).add(0.7);
    }

    private static Tensor rotation(Rng rng, int width) {
        var square = rng.normal(DType.FLOAT64, width, width);
        return square.add(square.transpose(0, 1)).eigen().vectors();
    }

    @ParameterizedTest
    @EnumSource(Measure.class)
    void every_pair_of_sites_is_what_numpy_and_scipy_say(Measure measure) {
        try (var scope = Scope.open()) {
            var x = Formula.states(2);
            var narrow = Formula.values(2, 5);
            var rolled = Joining.cat(List.of(narrow.narrow(2, 4, 1), narrow.narrow(2, 0, 4)), 2);
            var y = measure == COSINE ? x : new LayerStates(Formula.sites(), narrow.add(rolled.square().mul(0.3)));
            long before = Scope.liveTensors();
            var report = Similarity.of(measure, x, y, 3);

            assertThat(Scope.liveTensors()).isEqualTo(before);
            var expected = Formula
                    .numbers(Formula.expected("similarities").get(measure.name().toLowerCase(Locale.ROOT)));
            assertThat(Arrays.stream(report.values()).flatMapToDouble(Arrays::stream).toArray()).containsExactly(
                    expected,
                    within(1e-9));
        }
    }

    @Test
    void products_by_rows_and_by_features_are_the_same() {
        try (var scope = Scope.open(); var rng = Rng.seeded(8)) {
            var x = rng.normal(DType.FLOAT64, 3, 67, 5);
            var y = rng.normal(DType.FLOAT64, 2, 67, 11);
            assertThat(GramProducts.byRows(x, y).toDoubles()).containsExactly(GramProducts.byFeatures(x, y).toDoubles(),
                    within(1e-8));
        }
    }

    @ParameterizedTest
    @EnumSource(value = Measure.class, names = {"CKA", "DEBIASED_CKA", "SVCCA"})
    void rotations_shifts_and_scales_leave_a_similarity_of_one(Measure measure) {
        try (var scope = Scope.open(); var rng = Rng.seeded(4)) {
            var x = states(rng, ROWS, WIDTH);
            var turned = x.matmul(rotation(rng, WIDTH)).mul(-3.7).add(11);
            assertThat(value(measure, x, turned)).isCloseTo(1, within(1e-9));
        }
    }

    @Test
    void rotations_shifts_and_scales_leave_a_procrustes_distance_of_zero() {
        try (var scope = Scope.open(); var rng = Rng.seeded(4)) {
            var x = states(rng, ROWS, WIDTH);
            assertThat(value(PROCRUSTES, x, x.matmul(rotation(rng, WIDTH)).mul(2.3).add(-5))).isCloseTo(0,
                    within(1e-9));
            assertThat(value(PROCRUSTES, x, states(rng, ROWS, WIDTH))).isGreaterThan(0.5);
        }
    }

    @Test
    void other_linear_maps_change_cka_but_not_canonical_correlations() {
        try (var scope = Scope.open(); var rng = Rng.seeded(4)) {
            // all components are needed for 99 %, before the map and after it
            var x = rng.normal(DType.FLOAT64, ROWS, 4);
            var map = Tensors.of(new double[]{1, 0.6, 0, 0, 0, 1, 0, 1.4, 0, 0, 2, 0, 0.5, 0, 0, 3}, 4, 4);
            var y = x.matmul(map);

            assertThat(value(SVCCA, x, y)).isCloseTo(1, within(1e-9));
            assertThat(value(CKA, x, y)).isLessThan(0.9);
            assertThat(value(PROCRUSTES, x, y)).isGreaterThan(0.05);
        }
    }

    @Test
    void rows_in_random_order_fall_to_the_level_of_chance() {
        try (var scope = Scope.open(); var rng = Rng.seeded(6)) {
            var x = states(rng, ROWS, WIDTH);
            var y = x.matmul(rotation(rng, WIDTH));
            var report = Similarity.of(CKA, one(x), one(y), 3);
            double chance = report.chance().orElseThrow()[0][0];

            assertThat(chance).isBetween(0.01, 0.1);
            assertThat(report.permuted()[0][0]).isCloseTo(chance, within(0.03));
            assertThat(permuted(DEBIASED_CKA, x, y)).isCloseTo(0, within(0.03));
            assertThat(permuted(COSINE, x.sub(x.mean(0, true)), x)).isCloseTo(0, within(0.1));
            assertThat(permuted(SVCCA, x, y)).isLessThan(0.3);
            assertThat(permuted(PROCRUSTES, x, y)).isGreaterThan(1);
            assertThat(report.toString()).contains("rows in random order").contains("expected by chance");
        }
    }

    @Test
    void the_expected_chance_is_the_mean_over_random_orders() {
        try (var scope = Scope.open(); var rng = Rng.seeded(6)) {
            var x = states(rng, 41, 23);
            var y = states(rng, 41, 7);
            double sum = 0;
            for (int seed = 0; seed < 400; seed++) {
                sum += Similarity.of(CKA, one(x), one(y), seed).permuted()[0][0];
            }
            assertThat(sum / 400).isCloseTo(Similarity.of(CKA, one(x), one(y), 0).chance().orElseThrow()[0][0],
                    within(0.004));
        }
    }

    @Test
    void noise_of_few_rows_looks_alike_to_cka_but_not_to_debiased_cka() {
        try (var scope = Scope.open(); var rng = Rng.seeded(9)) {
            var x = rng.normal(DType.FLOAT64, 31, 97);
            var y = rng.normal(DType.FLOAT64, 31, 97);
            assertThat(value(CKA, x, y)).isGreaterThan(0.6);
            assertThat(value(DEBIASED_CKA, x, y)).isCloseTo(0, within(0.1));
        }
    }

    @Test
    void rows_and_widths_that_do_not_fit_are_refused_in_one_line() {
        try (var scope = Scope.open(); var rng = Rng.seeded(9)) {
            var x = one(rng.normal(DType.FLOAT32, 31, 7));
            assertThatThrownBy(() -> Similarity.of(CKA, x, one(rng.normal(DType.FLOAT32, 30, 7)), 1))
                    .isInstanceOf(InscapeException.class)
                    .hasMessageStartingWith("the first states have 31 rows, the second 30");
            assertThatThrownBy(() -> Similarity.of(COSINE, x, one(rng.normal(DType.FLOAT32, 31, 5)), 1))
                    .isInstanceOf(UsageException.class).hasMessageContaining("not 7 and 5");
            var few = one(rng.normal(DType.FLOAT32, 3, 7));
            assertThatThrownBy(() -> Similarity.of(DEBIASED_CKA, few, few, 1)).isInstanceOf(InscapeException.class)
                    .hasMessageContaining("at least 4 rows");
        }
    }
}
