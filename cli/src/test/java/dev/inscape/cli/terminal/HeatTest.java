package dev.inscape.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

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
    void coloursOfTheCubeAreFoundExactly() {
        assertThat(Heat.nearestOf256(0x000000)).isEqualTo(16);
        assertThat(Heat.nearestOf256(0xffffff)).isEqualTo(231);
        assertThat(Heat.nearestOf256(0xff0000)).isEqualTo(196);
        assertThat(Heat.nearestOf256(0x5f87af)).isEqualTo(67);
    }
}
