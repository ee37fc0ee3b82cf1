package dev.inscape.tensor.optim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.inscape.UsageException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SgdTest {

    private static final double[] RATES = {0.03, 0.03, 0.1, 0.05, 0.07, 0.02, 0.12, 0.01};

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.5, 0.9})
    void every_step_is_that_of_heavy_ball_while_the_rate_changes(double momentum) {
        try (var bowl = new Bowl("w", 3); var optimizer = Sgd.of(List.of(bowl.parameter), momentum)) {
            var w = bowl.start.clone();
            var velocity = new double[w.length];
            for (double rate : RATES) {
                bowl.backward();
                optimizer.step(rate);
                optimizer.zeroGradients();

                var gradient = bowl.gradient(w);
                for (int i = 0; i < w.length; i++) {
                    velocity[i] = momentum * velocity[i] + gradient[i];
                    w[i] -= rate * velocity[i];
                }
                assertThat(bowl.values()).containsExactly(w, within(1e-12));
            }
        }
    }

    @Test
    void without_momentum_it_has_no_state() {
        try (var bowl = new Bowl("w", 3);
                var plain = Sgd.of(List.of(bowl.parameter), 0);
                var heavy = Sgd.of(List.of(bowl.parameter), 0.9)) {
            assertThat(plain.state()).isEmpty();
            assertThat(heavy.state()).containsOnlyKeys("w.velocity");
        }
    }

    @Test
    void a_momentum_that_cannot_be_is_refused() {
        for (double momentum : new double[]{-0.1, 1, Double.NaN}) {
            assertThatThrownBy(() -> Sgd.of(List.of(), momentum)).isInstanceOf(UsageException.class)
                    .hasMessage("SGD wants 0 <= momentum < 1, not " + momentum);
        }
    }
}
