package dev.inscape.tensor.optim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.inscape.UsageException;
import dev.inscape.tensor.Gradients;
import dev.inscape.tensor.Parameter;
import dev.inscape.tensor.Scope;
import dev.inscape.tensor.Tensors;
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

    /** Weights after four steps of torch.optim.SGD, in double precision, of the loss {@code sum c (w - t)^2}. */
    @Test
    void decay_and_nesterov_are_those_of_pytorch() {
        var decayed = new double[]{-0.0763828461561521, 0.5613101567296576, 2.6216791477416863};
        var ahead = new double[]{-0.340071332923805, 0.7342822193151056, 2.478691704838284};
        assertThat(learned(new Sgd.Settings(0.8, 0.05, false))).containsExactly(decayed, within(1e-6));
        assertThat(learned(new Sgd.Settings(0.8, 0.05, true))).containsExactly(ahead, within(1e-6));
    }

    private static double[] learned(Sgd.Settings settings) {
        try (var scope = Scope.open();
                var w = Scope.owner("w");
                var optimizer = Sgd.of(List.of(w.adopt(Parameter.of("w", Tensors.of(new double[]{1.5, -2, 0.25}, 3)))),
                        settings)) {
            var value = optimizer.parameters().getFirst().value();
            for (double rate : new double[]{0.05, 0.1, 0.03, 0.07}) {
                optimizer.zeroGradients();
                try (var step = Scope.open(); var on = Gradients.on()) {
                    value.sub(Tensors.of(new double[]{-1, 0.5, 2}, 3)).square()
                            .mul(Tensors.of(new double[]{0.7, 1.3, 2.1}, 3)).sum().backward();
                }
                optimizer.step(rate);
            }
            return value.toDoubles();
        }
    }

    @Test
    void settings_that_cannot_be_are_refused() {
        assertThatThrownBy(() -> new Sgd.Settings(0.5, -1, false)).isInstanceOf(UsageException.class)
                .hasMessage("SGD wants a weight decay of at least 0, not -1.0");
        assertThatThrownBy(() -> new Sgd.Settings(0, 0, true)).isInstanceOf(UsageException.class)
                .hasMessage("Nesterov's momentum wants a momentum above 0");
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
