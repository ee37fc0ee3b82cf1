package dev.inscape.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inscape.cli.colour.Ramp;
import org.junit.jupiter.api.Test;

class HeatTest {

    @Test
    void shadesRiseFromBlankToFull() {
        assertThat(new char[]{Heat.shade(0), Heat.shade(0.2), Heat.shade(0.4), Heat.shade(0.6), Heat.shade(1)})
                .containsExactly(' ', '░', '▒', '▓', '█');
    }

    @Test
    void digitsAreTenths() {
        assertThat(new char[]{Heat.digit(0), Heat.digit(0.05), Heat.digit(0.55), Heat.digit(1)})
                .containsExactly('0', '0', '5', '9');
    }

    @Test
    void whatIsOutsideGoesToTheEnds() {
        assertThat(Heat.digit(-1)).isEqualTo('0');
        assertThat(Heat.digit(7)).isEqualTo('9');
        assertThat(Heat.shade(Double.NaN)).isEqualTo(' ');
    }

    @Test
    void coloursOfThePaletteGetLighterWithHeat() {
        for (int i = 1; i <= 20; i++) {
            double before = Ramp.luminance(Heat.rgb(Heat.paletteColour((i - 1) / 20.0)));
            assertThat(Ramp.luminance(Heat.rgb(Heat.paletteColour(i / 20.0)))).isGreaterThanOrEqualTo(before);
        }
    }

    @Test
    void coloursOfTheCubeAreKnown() {
        assertThat(Heat.rgb(16)).isZero();
        assertThat(Heat.rgb(231)).isEqualTo(0xffffff);
        assertThat(Heat.rgb(196)).isEqualTo(0xff0000);
        assertThat(Heat.rgb(67)).isEqualTo(0x5f87af);
    }
}
