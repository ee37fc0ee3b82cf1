package dev.inscape.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.inscape.InscapeException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PackedWeightTest {

    private static final int IN = 37;
    private static final int OUT = 53;

    private Scope scope;
    private Tensor weight;
    private Tensor bias;

    @BeforeEach
    void make() {
        assumeThat(PackedWeight.isPossible(DType.FLOAT32, Device.CPU)).as("LibTorch has oneDNN").isTrue();
        scope = Scope.open();
        try (var rng = Rng.seeded(7)) {
            weight = rng.normal(DType.FLOAT32, OUT, IN);
            bias = rng.normal(DType.FLOAT32, OUT);
        }
    }

    @AfterEach
    void close() {
        scope.close();
    }

    private static Tensor rows(int count) {
        try (var rng = Rng.seeded(count)) {
            return rng.normal(DType.FLOAT32, count, IN);
        }
    }

    private static double[] byHand(Tensor x, Tensor weight, double[] bias) {
        var a = x.toDoubles();
        var w = weight.toDoubles();
        var result = new double[(int) x.size(0) * OUT];
        for (int i = 0; i < result.length; i++) {
            result[i] = bias[i % OUT];
            for (int k = 0; k < IN; k++) {
                result[i] += a[i / OUT * IN + k] * w[i % OUT * IN + k];
            }
        }
        return result;
    }

    @Test
    void a_gelu_inside_of_the_product_is_that_of_the_definition() {
        var packed = PackedWeight.of(weight);
        var x = rows(11);
        var product = Tensors.of(byHand(x, weight, bias.toDoubles()), 11, OUT);

        assertThat(packed.linearGelu(x, bias).toDoubles()).containsExactly(Layers.gelu(product).toDoubles(),
                within(1e-5));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 129})
    void products_are_those_of_the_plain_weight(int count) {
        var x = rows(count);
        var packed = PackedWeight.of(weight);
        assertThat(packed.linear(x, bias).toDoubles()).containsExactly(byHand(x, weight, bias.toDoubles()),
                within(1e-4));
        assertThat(packed.linear(x, null).toDoubles()).containsExactly(byHand(x, weight, new double[OUT]),
                within(1e-4));
    }

    @Test
    void a_weight_that_is_a_transposed_view_is_packed_by_its_values() {
        var view = rows(OUT).transpose(0, 1).contiguous().transpose(0, 1); // [out, in], not contiguous
        assertThat(view.isContiguous()).isFalse();
        var x = rows(3);
        assertThat(PackedWeight.of(view).linear(x, bias).toDoubles())
                .containsExactly(byHand(x, view, bias.toDoubles()), within(1e-4));
    }

    @Test
    void where_gradients_are_wanted_it_says_so_instead_of_losing_them() {
        var packed = PackedWeight.of(weight);
        try (var on = Gradients.on()) {
            assertThatThrownBy(() -> packed.linear(rows(3), bias)).isInstanceOf(InscapeException.class)
                    .hasMessageContaining("passes no gradient on").hasMessageContaining("forGradients()");
        }
    }

    @Test
    void another_width_is_refused_with_both_sizes() {
        var packed = PackedWeight.of(weight);
        assertThatThrownBy(() -> packed.linear(weight.transpose(0, 1), null)).isInstanceOf(InscapeException.class)
                .hasMessage("linear: tensor from transpose [37, 53] does not fit a layer from 37 to 53");
    }

    @Test
    void it_is_handed_over_as_a_whole_and_refused_once_closed() {
        PackedWeight kept;
        try (var inner = Scope.open("loading")) {
            kept = inner.keep(PackedWeight.of(weight));
        }
        assertThat(kept.linear(rows(3), null).shape()).containsExactly(3, OUT);
        kept.tensors().forEach(Tensor::close);
        assertThatThrownBy(() -> kept.linear(rows(3), null)).isInstanceOf(ClosedTensorException.class)
                .hasMessageStartingWith("linear: tensor from pack");
    }

    @Test
    void only_floats_can_be_packed() {
        assertThat(PackedWeight.isPossible(DType.FLOAT64, Device.CPU)).isFalse();
        assertThat(PackedWeight.isPossible(DType.INT8, Device.CPU)).isFalse();
    }
}
