package dev.inscape.lab.probe;

import static dev.inscape.lab.states.Formula.numbers;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.inscape.lab.states.Formula;
import dev.inscape.tensor.DType;
import dev.inscape.tensor.Rng;
import dev.inscape.tensor.Scope;
import dev.inscape.tensor.Tensor;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The weights of all sites and strengths together, beside scikit-learn's, which were fitted one by one. */
class FitTest {

    @ParameterizedTest
    @ValueSource(ints = {2, 3})
    void logistic_weights_and_losses_are_those_of_scikit_learn(int classes) {
        try (var scope = Scope.open()) {
            var problems = problems(classes, List.of(0.1, 10.0));
            var weights = LogisticFit.weights(problems);
            var loss = LogisticLoss.at(weights, problems, problems.penalty());
            var expected = Formula.expected("logistic").get(String.valueOf(classes));

            for (int fit = 0; fit < expected.size(); fit++) {
                int site = fit % Formula.SITES;
                int strength = fit / Formula.SITES;
                assertThat(loss.value().select(0, site).select(0, strength).item())
                        .isCloseTo(expected.get(fit).get("loss").asDouble(), within(1e-8));
                assertThat(slopes(weights, site, strength))
                        .containsExactly(numbers(expected.get(fit).get("weights")), within(1e-3));
            }
            assertThat(loss.steepest().max(-1, false).max(-1, false).item()).isLessThanOrEqualTo(LogisticFit.GRADIENT);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3})
    void ridge_weights_are_those_of_scikit_learn(int classes) {
        try (var scope = Scope.open()) {
            var weights = RidgeFit.weights(problems(classes, List.of(0.5, 20.0)));
            JsonNode expected = Formula.expected("ridge").get(String.valueOf(classes));

            for (int fit = 0; fit < expected.size(); fit++) {
                int site = fit % Formula.SITES;
                int strength = fit / Formula.SITES;
                assertThat(slopes(weights, site, strength))
                        .containsExactly(numbers(expected.get(fit).get("weights")), within(1e-9));
                assertThat(weights.select(0, site).select(0, strength).select(1, Formula.WIDTH).toDoubles())
                        .containsExactly(numbers(expected.get(fit).get("intercept")), within(1e-9));
            }
        }
    }

    @Test
    void directions_of_tiny_variance_and_rows_that_a_line_parts_still_reach_the_optimum() {
        try (var scope = Scope.open(); var rng = Rng.seeded(5)) {
            // 90 dimensions that are mixtures of 3, but for a millionth; fewer rows than dimensions
            var mixed = rng.normal(DType.FLOAT64, 2, 67, 3).matmul(rng.normal(DType.FLOAT64, 3, 90))
                    .add(rng.normal(DType.FLOAT64, 2, 67, 90).mul(1e-6));
            var design = Standardisation.of(mixed).design(mixed);
            var labels = new int[67];
            for (int row = 0; row < labels.length; row++) {
                labels[row] = row % 3 == 0 ? 1 : 0;
            }
            var problems = Problems.of(design, List.of(labels), 2, List.of(1e-4, 1e-2, 1.0, 1e4));

            var loss = LogisticLoss.at(LogisticFit.weights(problems), problems, problems.penalty());

            assertThat(loss.steepest().max(-1, false).max(-1, false).item()).isLessThanOrEqualTo(1e-6);
            assertThat(loss.value().lt(Math.log(2)).all()).isTrue();
        }
    }

    @Test
    void the_gradient_is_that_of_the_loss_by_central_differences() {
        try (var scope = Scope.open(); var rng = Rng.seeded(3)) {
            var problems = problems(3, List.of(0.7, 5.0));
            var weights = rng.normal(DType.FLOAT64, 3, 2, 3, Formula.WIDTH + 1).mul(0.3);
            var step = rng.normal(DType.FLOAT64, 3, 2, 3, Formula.WIDTH + 1).mul(1e-5);

            var above = LogisticLoss.at(weights.add(step), problems, problems.penalty()).value();
            var below = LogisticLoss.at(weights.sub(step), problems, problems.penalty()).value();
            var slope = LogisticLoss.at(weights, problems, problems.penalty()).gradient().mul(step).sum(-1, false)
                    .sum(-1, false).mul(2);

            assertThat(above.sub(below).toDoubles()).containsExactly(slope.toDoubles(), within(1e-12));
        }
    }

    @Test
    void a_fit_leaves_its_weights_alone_in_the_scope() {
        try (var scope = Scope.open()) {
            var problems = problems(2, List.of(0.1, 10.0));
            long before = Scope.liveTensors();
            LogisticFit.weights(problems);
            RidgeFit.weights(problems);
            assertThat(Scope.liveTensors()).isEqualTo(before + 2);
        }
    }

    private static Problems problems(int classes, List<Double> strengths) {
        var states = Formula.values(classes, Formula.WIDTH);
        return Problems.of(Standardisation.of(states).design(states), List.of(Formula.labels(classes)), classes,
                strengths);
    }

    private static double[] slopes(Tensor weights, int site, int strength) {
        return weights.select(0, site).select(0, strength).narrow(1, 0, Formula.WIDTH).toDoubles();
    }
}
