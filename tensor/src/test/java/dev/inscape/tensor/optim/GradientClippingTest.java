package dev.inscape.tensor.optim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.inscape.UsageException;
import dev.inscape.tensor.DType;
import dev.inscape.tensor.Gradients;
import dev.inscape.tensor.Parameter;
import dev.inscape.tensor.Scope;
import dev.inscape.tensor.Tensors;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class GradientClippingTest {

    private static double[] gradient(Bowl bowl) {
        return gradient(bowl.parameter);
    }

    private static double[] gradient(Parameter parameter) {
        try (var scope = Scope.open()) {
            return parameter.gradient().orElseThrow().toDoubles();
        }
    }

    @Test
    void all_gradients_together_are_scaled_to_the_limit() {
        try (var one = new Bowl("one", 1); var other = new Bowl("other", 2); var none = new Bowl("none", 3)) {
            one.backward();
            other.backward();
            var first = one.gradient(one.start);
            var second = other.gradient(other.start);
            double norm = Math.sqrt(Arrays.stream(first).map(g -> g * g).sum()
                    + Arrays.stream(second).map(g -> g * g).sum());

            double told = GradientClipping.toNorm(List.of(one.parameter, none.parameter, other.parameter), 1.7);

            assertThat(told).isEqualTo(norm, within(1e-12));
            assertThat(gradient(one)).containsExactly(Arrays.stream(first).map(g -> g * 1.7 / norm).toArray(),
                    within(1e-12));
            assertThat(gradient(other)).containsExactly(Arrays.stream(second).map(g -> g * 1.7 / norm).toArray(),
                    within(1e-12));
            try (var scope = Scope.open()) {
                assertThat(none.parameter.gradient()).isEmpty();
            }
        }
    }

    @Test
    void gradients_within_the_limit_stay_as_they_are() {
        try (var bowl = new Bowl("w", 1)) {
            bowl.backward();
            var before = gradient(bowl);
            GradientClipping.toNorm(List.of(bowl.parameter), 1e6);
            assertThat(gradient(bowl)).containsExactly(before);
        }
    }

    /** The square of 300 is beyond float16, and a sum of squares in bfloat16 has two digits. */
    @ParameterizedTest
    @EnumSource(names = {"FLOAT16", "BFLOAT16", "FLOAT32"})
    void the_norm_is_computed_in_more_than_the_gradients_precision(DType dtype) {
        try (var scope = Scope.open()) {
            var parameter = Parameter.of("w", Tensors.full(0.5, dtype, 1001));
            try (var on = Gradients.on()) {
                parameter.value().mul(300).sum().backward();
            }
            double norm = 300 * Math.sqrt(1001);

            assertThat(GradientClipping.toNorm(List.of(parameter), 100)).isEqualTo(norm, within(norm * 1e-6));
            var clipped = new double[1001];
            Arrays.fill(clipped, 300 * 100 / norm);
            assertThat(gradient(parameter)).containsExactly(clipped, within(0.02));
        }
    }

    @Test
    void it_leaves_no_tensors_and_wants_no_scope() {
        try (var bowl = new Bowl("w", 1)) {
            bowl.backward();
            long before = Scope.liveTensors();
            GradientClipping.toNorm(List.of(bowl.parameter), 0.5);
            assertThat(Scope.liveTensors()).isEqualTo(before);
        }
    }

    @Test
    void a_limit_that_cannot_be_is_refused() {
        for (double limit : new double[]{0, -1, Double.NaN}) {
            assertThatThrownBy(() -> GradientClipping.toNorm(List.of(), limit)).isInstanceOf(UsageException.class)
                    .hasMessage("gradients cannot be clipped to a norm of " + limit);
        }
    }
}
