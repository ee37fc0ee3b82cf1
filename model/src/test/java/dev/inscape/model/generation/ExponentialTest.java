package dev.inscape.model.generation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Scale;
import org.junit.jupiter.api.Test;

class ExponentialTest {

    @Property(tries = 10_000)
    void itIsThatOfTheJdk(@ForAll @DoubleRange(min = -708, max = 0) @Scale(6) double x) {
        assertThat(Exponential.of(x) / Math.exp(x)).isCloseTo(1, within(1e-12));
    }

    @Test
    void itsEndsAreExact() {
        assertThat(Exponential.of(0)).isEqualTo(1);
        assertThat(Exponential.of(-0.0)).isEqualTo(1);
        assertThat(Exponential.of(-708.5)).isZero();
        assertThat(Exponential.of(Double.NEGATIVE_INFINITY)).isZero();
    }
}
