package dev.inscape.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class DecimalsTest {

    @Test
    void roundsToTheDigitsAskedFor() {
        assertThat(Decimals.fixed(0.126, 2)).isEqualTo("0.13");
        assertThat(Decimals.fixed(-1.5, 1)).isEqualTo("-1.5");
        assertThat(Decimals.fixed(2.5, 0)).isEqualTo("3");
        assertThat(Decimals.fixed(1.05, 3)).isEqualTo("1.050");
    }

    @Test
    void nothingIsMinusZero() {
        assertThat(Decimals.fixed(-0.0001, 2)).isEqualTo("0.00");
    }

    @Test
    void whatIsNoNumberSaysSo() {
        assertThat(Decimals.fixed(Double.NaN, 2)).isEqualTo("nan");
        assertThat(Decimals.fixed(Double.POSITIVE_INFINITY, 2)).isEqualTo("inf");
        assertThat(Decimals.fixed(Double.NEGATIVE_INFINITY, 2)).isEqualTo("-inf");
        assertThat(Decimals.fixed(1e30, 2)).isEqualTo("1.0E30");
    }

    @Test
    void thousandsAreApart() {
        assertThat(Decimals.grouped(7)).isEqualTo("7");
        assertThat(Decimals.grouped(1234567)).isEqualTo("1,234,567");
        assertThat(Decimals.grouped(-1000)).isEqualTo("-1,000");
    }

    @Test
    void bytesHaveTheUnitThatFits() {
        assertThat(Decimals.bytes(512)).isEqualTo("512 B");
        assertThat(Decimals.bytes(1536)).isEqualTo("1.5 KiB");
        assertThat(Decimals.bytes(90_900_000)).isEqualTo("86.7 MiB");
        assertThat(Decimals.bytes(5L << 40)).isEqualTo("5.0 TiB");
    }

    @Test
    void oneIsNoPlural() {
        assertThat(Decimals.count(1, "token")).isEqualTo("1 token");
        assertThat(Decimals.count(0, "token")).isEqualTo("0 tokens");
        assertThat(Decimals.count(2000, "token")).isEqualTo("2,000 tokens");
    }

    @Property
    void agreesWithJavasOwnFormat(@ForAll @DoubleRange(min = -1e6, max = 1e6) double value,
            @ForAll @IntRange(min = 0, max = 6) int digits) {
        double ours = Double.parseDouble(Decimals.fixed(value, digits));
        double javas = Double.parseDouble(String.format(Locale.ROOT, "%." + digits + "f", value));
        assertThat(ours).isCloseTo(javas, org.assertj.core.data.Offset.offset(1.001 * Math.pow(10, -digits)));
    }
}
