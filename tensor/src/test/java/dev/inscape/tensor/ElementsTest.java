package dev.inscape.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.inscape.InscapeException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Elements on their way between Java and native memory. */
class ElementsTest {

    private Scope scope;

    @BeforeEach
    void open() {
        scope = Scope.open();
    }

    @AfterEach
    void close() {
        scope.close();
    }

    @Test
    void elements_are_in_row_major_order_whatever_the_view() {
        var x = Tensors.of(new float[]{1.5f, 2.5f, 3.5f, 4.5f, 5.5f, 6.5f}, 2, 3);
        assertThat(x.transpose(0, 1).toFloats()).containsExactly(1.5f, 4.5f, 2.5f, 5.5f, 3.5f, 6.5f);
        assertThat(x.narrow(1, 1, 2).toDoubles()).containsExactly(2.5, 3.5, 5.5, 6.5);
    }

    @ParameterizedTest
    @EnumSource
    void every_type_converts_small_whole_numbers_and_back(DType dtype) {
        var values = dtype == DType.BOOL ? new double[]{1, 0, 1} : new double[]{3, 0, 112}; // 112: in 8-bit floats too
        var tensor = Tensors.of(values, 3).to(dtype);
        assertThat(tensor.dtype()).isEqualTo(dtype);
        assertThat(tensor.bytes()).isEqualTo(3L * dtype.bytes());
        assertThat(tensor.toDoubles()).isEqualTo(values);
        assertThat(tensor.segment().byteSize()).isEqualTo(3L * dtype.bytes());
    }

    @Test
    void floating_point_values_are_cut_towards_zero() {
        assertThat(Tensors.of(new double[]{1.9, -1.9, 0.5, -7.2}, 4).toLongs()).containsExactly(1, -1, 0, -7);
    }

    @Test
    void doubles_and_longs_keep_all_their_bits() {
        assertThat(Tensors.of(new double[]{0.1, Math.PI}, 2).toDoubles()).containsExactly(0.1, Math.PI);
        assertThat(Tensors.of(new long[]{Long.MIN_VALUE, (1L << 60) + 1}, 2).toLongs())
                .containsExactly(Long.MIN_VALUE, (1L << 60) + 1);
    }

    @Test
    void values_that_do_not_fill_a_shape_are_refused_and_leave_nothing() {
        long before = Scope.liveTensors();
        assertThatThrownBy(() -> Tensors.of(new float[]{1.5f, 2.5f}, 3)).isInstanceOf(InscapeException.class)
                .hasMessage("of: 2 values do not fill the shape [3]");
        assertThat(Scope.liveTensors()).isEqualTo(before);
    }

    @Test
    void a_tensor_may_have_no_elements_or_no_dimensions() {
        assertThat(Tensors.of(new float[0], 0, 5).toFloats()).isEmpty();
        assertThat(Tensors.of(new double[]{2.5}).item()).isEqualTo(2.5);
        assertThat(Tensors.of(new double[]{2.5}).shape()).isEmpty();
        assertThatThrownBy(() -> Tensors.of(new float[0], 0).item()).isInstanceOf(InscapeException.class)
                .hasMessage("item: tensor from empty [0] has 0 elements, not one");
    }

    @Test
    void memory_that_is_not_contiguous_is_not_shown() {
        var x = Tensors.of(new float[]{1.5f, 2.5f, 3.5f, 4.5f}, 2, 2).transpose(0, 1);
        assertThatThrownBy(x::segment).isInstanceOf(InscapeException.class)
                .hasMessage("segment: tensor from transpose [2, 2] is not contiguous in main memory; call contiguous() "
                        + "first");
    }

    @Test
    void types_and_devices_are_read_by_their_names() {
        assertThat(DType.parse("BF16")).isEqualTo(DType.BFLOAT16);
        assertThat(DType.parse("float32")).isEqualTo(DType.FLOAT32);
        assertThatThrownBy(() -> DType.parse("f8"))
                .hasMessage("unknown dtype \"f8\"; known are f64, f32, f16, bf16, f8_e4m3, f8_e5m2, "
                        + "i64, i32, i16, i8, u64, u32, u16, u8, bool");
        assertThat(Device.parse("cpu")).isEqualTo(Device.CPU).hasToString("cpu");
        assertThatThrownBy(() -> Device.parse("gpu")).hasMessage("unknown device \"gpu\"; use cpu, cuda or cuda:N");
        assertThatThrownBy(() -> new Device(Device.Kind.CPU, 1)).hasMessage("there is no device CPU:1");
        assertThatThrownBy(() -> Device.parse("cuda:999")).isInstanceOf(InscapeException.class)
                .hasMessageContaining("device");
    }
}
