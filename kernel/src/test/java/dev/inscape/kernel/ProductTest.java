package dev.inscape.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;

/** Products of any shape are those of the definition, and the same on any team. */
class ProductTest {

    /** Their threads are daemons, and end with the tests. */
    private static final List<RowKernel> KERNELS = IntStream.of(1, 2, 5).mapToObj(RowKernel::open).toList();

    @Property(tries = 300)
    void small_products_are_those_of_the_definition(@ForAll @IntRange(min = 1, max = 8) int rows,
            @ForAll @IntRange(min = 1, max = 150) int in, @ForAll @IntRange(min = 1, max = 40) int out,
            @ForAll @IntRange(max = 7) int gap, @ForAll boolean withBias, @ForAll WeightMatrix.Type type,
            @ForAll long seed) {
        check(rows, in, out, gap, withBias, type, seed);
    }

    @Property(tries = 30)
    void products_for_a_whole_team_are_those_of_the_definition(@ForAll @IntRange(min = 1, max = 8) int rows,
            @ForAll @IntRange(min = 250, max = 700) int in, @ForAll @IntRange(min = 300, max = 600) int out,
            @ForAll @IntRange(max = 3) int gap, @ForAll boolean withBias, @ForAll WeightMatrix.Type type,
            @ForAll long seed) {
        check(rows, in, out, gap, withBias, type, seed);
    }

    private static void check(int rows, int in, int out, int gap, boolean withBias, WeightMatrix.Type type, long seed) {
        var random = new Random(seed);
        var x = new Rows(Numbers.floats(random, (long) rows * (in + gap)), rows, in, in + gap);
        var weight = Numbers.weight(random, type, out, in);
        var bias = withBias ? Numbers.floats(random, out) : null;
        float @Nullable [] first = null;
        for (var kernel : KERNELS) {
            var y = new Rows(Numbers.untouched((long) rows * (out + gap)), rows, out, out + gap);
            kernel.linear(x, weight, bias, y);
            assertThat(Numbers.gapsAreUntouched(y)).isTrue();
            if (first == null) {
                first = Numbers.values(y);
                compare(x, weight, bias, y);
            }
            assertThat(Numbers.values(y)).as("on %d threads", kernel.threads()).isEqualTo(first);
        }
    }

    private static void compare(Rows x, WeightMatrix weight, @Nullable MemorySegment bias, Rows y) {
        for (int row = 0; row < x.rows(); row++) {
            for (int output = 0; output < weight.out(); output++) {
                double sum = bias == null ? 0 : bias.get(ValueLayout.JAVA_FLOAT_UNALIGNED, output * 4L);
                double size = Math.abs(sum);
                for (int i = 0; i < weight.in(); i++) {
                    double term = Numbers.element(x, row, i) * Numbers.element(weight, output, i);
                    sum += term;
                    size += Math.abs(term);
                }
                double error = Math.abs(Numbers.element(y, row, output) - sum);
                assertThat(error).as("row %d, output %d", row, output).isLessThanOrEqualTo(size * 1e-6);
            }
        }
    }
}
