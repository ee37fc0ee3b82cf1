package dev.inscape.tensor.optim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.inscape.UsageException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AdamWTest {

    private static final double[] RATES = {0.3, 0.3, 0.1, 0.05, 0.7, 0.02, 0.2, 0.01, 0.4};

    static Stream<AdamW.Settings> settings() {
        return Stream.of(
                new AdamW.Settings(0.9, 0.999, 1e-8, 0, false),
                new AdamW.Settings(0.9, 0.999, 1e-8, 0.01, true),
                new AdamW.Settings(0.8, 0.95, 0.03, 0.3, true),
                new AdamW.Settings(0.8, 0.95, 0.03, 0.3, false),
                new AdamW.Settings(0, 0.5, 1e-3, 0.1, true));
    }

    /** Kingma and Ba, algorithm 1; weight decay as in Loshchilov and Hutter, algorithm 2, either of its two lines. */
    private static final class Reference {
        private final AdamW.Settings settings;
        private final double[] mean = new double[Bowl.SIZE];
        private final double[] square = new double[Bowl.SIZE];
        private int time;
        final double[] w;

        Reference(AdamW.Settings settings, double... start) {
            this.settings = settings;
            this.w = start.clone();
        }

        void step(double rate, double... gradient) {
            time++;
            for (int i = 0; i < w.length; i++) {
                double g = gradient[i] + (settings.decoupled() ? 0 : settings.weightDecay() * w[i]);
                mean[i] = settings.beta1() * mean[i] + (1 - settings.beta1()) * g;
                square[i] = settings.beta2() * square[i] + (1 - settings.beta2()) * g * g;
                double unbiasedMean = mean[i] / (1 - Math.pow(settings.beta1(), time));
                double unbiasedSquare = square[i] / (1 - Math.pow(settings.beta2(), time));
                double decay = settings.decoupled() ? settings.weightDecay() * w[i] : 0;
                w[i] -= rate * (unbiasedMean / (Math.sqrt(unbiasedSquare) + settings.eps()) + decay);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("settings")
    void every_step_is_the_papers_while_the_rate_changes(AdamW.Settings settings) {
        try (var first = new Bowl("first", 1);
                var second = new Bowl("second", 2);
                var optimizer = AdamW.of(List.of(first.parameter, second.parameter), settings)) {
            var references = List.of(new Reference(settings, first.start), new Reference(settings, second.start));
            for (double rate : RATES) {
                first.backward();
                second.backward();
                optimizer.step(rate);
                optimizer.zeroGradients();
                references.get(0).step(rate, first.gradient(references.get(0).w));
                references.get(1).step(rate, second.gradient(references.get(1).w));

                assertThat(first.values()).containsExactly(references.get(0).w, within(1e-12));
                assertThat(second.values()).containsExactly(references.get(1).w, within(1e-12));
            }
            assertThat(optimizer.steps()).isEqualTo(RATES.length);
        }
    }

    @Test
    void a_parameter_that_joins_later_has_the_bias_of_its_own_averages_corrected() {
        var settings = new AdamW.Settings(0.9, 0.99, 1e-8, 0.1, true);
        try (var early = new Bowl("early", 1);
                var late = new Bowl("late", 2);
                var optimizer = AdamW.of(List.of(early.parameter, late.parameter), settings)) {
            var reference = new Reference(settings, late.start);
            for (int step = 0; step < RATES.length; step++) {
                early.backward();
                if (step >= 5) {
                    late.backward();
                    reference.step(RATES[step], late.gradient(reference.w));
                }
                optimizer.step(RATES[step]);
                optimizer.zeroGradients();
                assertThat(late.values()).containsExactly(reference.w, within(1e-12));
            }
            assertThat(early.values()).isNotEqualTo(early.start);
        }
    }

    @Test
    void the_defaults_are_those_of_pytorch() {
        try (var decayed = new Bowl("w", 1);
                var plain = new Bowl("w", 1);
                var adamW = AdamW.of(List.of(
                        decayed.parameter));
                var adam = AdamW.adam(List.of(plain.parameter))) {
            var expectedW = new Reference(new AdamW.Settings(0.9, 0.999, 1e-8, 0.01, true), decayed.start);
            var expected = new Reference(new AdamW.Settings(0.9, 0.999, 1e-8, 0, false), plain.start);
            for (double rate : RATES) {
                decayed.backward();
                plain.backward();
                adamW.step(rate);
                adam.step(rate);
                adamW.zeroGradients();
                adam.zeroGradients();
                expectedW.step(rate, decayed.gradient(expectedW.w));
                expected.step(rate, plain.gradient(expected.w));
            }
            assertThat(decayed.values()).containsExactly(expectedW.w, within(1e-12));
            assertThat(plain.values()).containsExactly(expected.w, within(1e-12));
        }
    }

    @Test
    void settings_that_cannot_be_are_refused() {
        assertThatThrownBy(() -> new AdamW.Settings(1, 0.999, 1e-8, 0, true)).isInstanceOf(UsageException.class)
                .hasMessageContaining("beta1 1.0");
        assertThatThrownBy(() -> new AdamW.Settings(0.9, -0.1, 1e-8, 0, true)).hasMessageContaining("beta2 -0.1");
        assertThatThrownBy(() -> new AdamW.Settings(0.9, 0.999, 0, 0, true)).hasMessageContaining("eps 0.0");
        assertThatThrownBy(() -> new AdamW.Settings(0.9, 0.999, 1e-8, Double.NaN, true))
                .hasMessageContaining("weightDecay NaN");
    }
}
