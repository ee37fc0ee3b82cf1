package dev.inscape.cli.colour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RampTest {

    static Stream<Ramp> ramps() {
        return Stream.of(Ramp.VIRIDIS, Ramp.ON_LIGHT, Ramp.ON_DARK);
    }

    @Test
    void anchorsAreMetAndMixedBetween() {
        var grey = new Ramp(List.of(0x000000, 0x808080, 0xffffff));
        assertThat(List.of(grey.at(0), grey.at(0.25), grey.at(0.5), grey.at(1)))
                .containsExactly(0x000000, 0x404040, 0x808080, 0xffffff);
    }

    @Test
    void whatIsOutsideGoesToTheEnds() {
        assertThat(Ramp.VIRIDIS.at(-3)).isEqualTo(0x440154);
        assertThat(Ramp.VIRIDIS.at(Double.NaN)).isEqualTo(0x440154);
        assertThat(Ramp.VIRIDIS.at(3)).isEqualTo(0xfde725);
    }

    @Test
    void oneColourIsNoRamp() {
        assertThatThrownBy(() -> new Ramp(List.of(1))).hasMessage("a ramp needs at least two colours, not 1");
    }

    @ParameterizedTest
    @MethodSource("ramps")
    void textCanBeReadOnEveryColour(Ramp ramp) {
        for (int i = 0; i <= 100; i++) {
            int colour = ramp.at(i / 100.0);
            double ground = Ramp.luminance(colour) + 0.05;
            double contrast = Ramp.isLight(colour) ? ground / 0.05 : 1.05 / ground;
            assertThat(contrast).as("contrast at %d %%", i).isGreaterThanOrEqualTo(4.5);
        }
    }

    @ParameterizedTest
    @MethodSource("ramps")
    void lightnessOnlyRisesOrOnlyFalls(Ramp ramp) {
        double direction = Math.signum(Ramp.luminance(ramp.at(1)) - Ramp.luminance(ramp.at(0)));
        for (int i = 1; i <= 20; i++) {
            double step = Ramp.luminance(ramp.at(i / 20.0)) - Ramp.luminance(ramp.at((i - 1) / 20.0));
            assertThat(step * direction).isPositive();
        }
    }
}
