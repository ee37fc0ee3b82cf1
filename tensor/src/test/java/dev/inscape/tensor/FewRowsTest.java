package dev.inscape.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.inscape.InscapeException;
import dev.inscape.tensor.runtime.Kernel;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs twice: without the Vector API, and with it. The products are the same either way, to the precision of each path. */
@Tag("kernel")
class FewRowsTest {

    private static final int IN = 333;
    private static final int OUT = 211;
    private static final boolean FAST = ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();

    private Scope scope;
    private Tensor weight;
    private Tensor bias;

    @BeforeEach
    void make() {
        scope = Scope.open();
        try (var rng = Rng.seeded(3)) {
            weight = rng.normal(DType.FLOAT32, OUT, IN);
            bias = rng.normal(DType.FLOAT32, OUT);
        }
    }

    @AfterEach
    void close() {
        scope.close();
    }

    private static Tensor rows(long... shape) {
        try (var rng = Rng.seeded(shape[0])) {
            return rng.normal(DType.FLOAT32, shape);
        }
    }

    private static double[] inDoublePrecision(Tensor x, Tensor weight, Tensor bias) {
        return Layers.linear(x.to(DType.FLOAT64), weight.to(DType.FLOAT64), bias.to(DType.FLOAT64)).toDoubles();
    }

    @Test
    void the_kernel_is_in_use_exactly_where_the_jvm_has_it() {
        assertThat(Kernel.orNull() != null).isEqualTo(FAST);
        assertThat(Kernel.words()).matches(FAST
                ? "float32 and bf16, \\d+ lanes, \\d+ threads"
                : "not in use: start the JVM with --add-modules jdk.incubator.vector");
        assertThat(FewRows.linear(rows(1, IN), weight, bias) != null).isEqualTo(FAST);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5, 8, 9})
    void products_are_those_in_double_precision(int count) {
        var x = rows(count, IN);
        assertThat(Layers.linear(x, weight, bias).toDoubles()).containsExactly(inDoublePrecision(x, weight, bias),
                within(1e-4));
    }

    @Test
    void leading_dimensions_are_kept() {
        var x = rows(2, 3, 1, IN);
        var y = Layers.linear(x, weight, bias);
        assertThat(y.shape()).containsExactly(2, 3, 1, OUT);
        assertThat(y.toDoubles()).containsExactly(inDoublePrecision(x, weight, bias), within(1e-4));
        assertThat(Layers.linear(rows(IN), weight, bias).shape()).containsExactly(OUT);
    }

    @Test
    void rows_cut_out_of_wider_ones_and_columns_out_of_order_are_read_as_they_are() {
        for (var x : new Tensor[]{rows(4, 2 * IN).narrow(1, 100, IN), rows(IN, 4).transpose(0, 1)}) {
            assertThat(Layers.linear(x, weight, bias).toDoubles())
                    .containsExactly(inDoublePrecision(x, weight, bias), within(1e-4));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 8, 9})
    void a_bfloat16_weight_may_meet_float32_rows(int count) {
        var x = rows(count, IN);
        var half = weight.to(DType.BFLOAT16);
        var y = Layers.linear(x, half, bias);
        assertThat(y.dtype()).isEqualTo(DType.FLOAT32);
        boolean rounded = !FAST || count > 8;
        assertThat(y.toDoubles()).containsExactly(inDoublePrecision(x, half, bias), within(rounded ? 0.5 : 1e-4));
    }

    @Test
    void gradients_flow_where_they_are_wanted() {
        try (var on = Gradients.on()) {
            var w = Parameter.of("w", weight);
            Layers.linear(rows(2, IN), w.value(), bias).square().mean().backward();
            assertThat(w.gradient()).isPresent();
        }
    }

    @Test
    void what_does_not_fit_is_refused_as_ever() {
        assertThatThrownBy(() -> Layers.linear(rows(1, IN + 1), weight, bias)).isInstanceOf(InscapeException.class)
                .hasMessageStartingWith("linear: ");
        assertThatThrownBy(() -> Layers.linear(rows(1, IN), weight, bias.narrow(0, 0, 7)))
                .isInstanceOf(InscapeException.class).hasMessageStartingWith("linear: ");
        weight.close();
        assertThatThrownBy(() -> Layers.linear(rows(1, IN), weight, bias)).isInstanceOf(ClosedTensorException.class);
    }
}
