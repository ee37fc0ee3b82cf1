package dev.inscape.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A regression by hand: the mean of (w x - y)^2 over three examples. */
class ParameterTest {

    private static final double[] X = {0.5, -1.5, 2.5};
    private static final double[] Y = {1.25, 0.75, -2};
    private static final double W = 0.7;

    private Scope scope;
    private Parameter w;

    @BeforeEach
    void open() {
        scope = Scope.open();
        w = Parameter.of("w", Tensors.of(new double[]{W}, 1));
    }

    @AfterEach
    void close() {
        scope.close();
    }

    private void backward() {
        try (var on = Gradients.on(); var block = Scope.open()) {
            w.value().mul(Tensors.of(X, 3)).sub(Tensors.of(Y, 3)).square().mean().backward();
        }
    }

    private double gradient() {
        return w.gradient().orElseThrow().item();
    }

    private static double byHand() {
        double sum = 0;
        for (int i = 0; i < X.length; i++) {
            sum += 2 * X[i] * (W * X[i] - Y[i]);
        }
        return sum / X.length;
    }

    @Test
    void there_is_no_gradient_before_a_back_propagation() {
        assertThat(w.gradient()).isEmpty();
        w.zeroGradient();
        assertThat(w.gradient()).isEmpty();
    }

    @Test
    void back_propagation_gives_the_gradient_of_the_formula() {
        backward();
        assertThat(gradient()).isEqualTo(byHand(), within(1e-14));
    }

    @Test
    void another_back_propagation_adds_to_it() {
        backward();
        backward();
        assertThat(gradient()).isEqualTo(2 * byHand(), within(1e-14));
    }

    @Test
    void after_zeroing_it_starts_anew() {
        backward();
        w.zeroGradient();
        assertThat(w.gradient()).isEmpty();
        backward();
        assertThat(gradient()).isEqualTo(byHand(), within(1e-14));
    }

    @Test
    void a_gradient_outlives_the_scope_of_the_pass_that_made_it() {
        backward();
        try (var block = Scope.open()) {
            assertThat(gradient()).isEqualTo(byHand(), within(1e-14));
        }
        assertThat(gradient()).isEqualTo(byHand(), within(1e-14));
    }

    @Test
    void its_memory_is_its_own() {
        var initial = Tensors.of(new double[]{1.5, 2.5}, 2);
        var parameter = Parameter.of("p", initial);
        initial.fill(-7);
        assertThat(parameter.value().toDoubles()).containsExactly(1.5, 2.5);
        assertThat(parameter).hasToString("parameter p tensor from copy [2]");
    }

    @Test
    void what_is_detached_passes_no_gradient() {
        try (var on = Gradients.on()) {
            w.value().mul(w.value().detach()).sum().backward();
        }
        assertThat(gradient()).isEqualTo(W);
    }

    @Test
    void it_is_learned_also_where_gradients_were_on_when_it_was_made() {
        try (var on = Gradients.on()) {
            var base = Parameter.of("base", Tensors.of(new double[]{1.5}, 1));
            var derived = Parameter.of("derived", base.value().mul(2));
            derived.value().square().sum().backward();
            assertThat(derived.gradient().orElseThrow().item()).isEqualTo(6);
            assertThat(base.gradient()).as("no history leads from one parameter to another").isEmpty();
        }
    }
}
