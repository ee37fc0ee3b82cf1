package dev.inscape.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.inscape.InscapeException;
import dev.inscape.hub.found.ModelFiles;
import dev.inscape.tensor.DType;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class FittingTest {

    private static final long BILLION = 1_000_000_001;
    private static final long GIBI = 1L << 30;

    private static DType chosen(long free, DType... asked) {
        return new Fitting("acme/large", BILLION, OptionalLong.of(free))
                .choose(asked.length == 0 ? Optional.empty() : Optional.of(asked[0]));
    }

    @Test
    void float32_is_taken_as_long_as_it_fits() {
        assertThat(chosen(4 * BILLION)).isEqualTo(DType.FLOAT32);
        assertThat(chosen(4 * BILLION - 1)).isEqualTo(DType.BFLOAT16);
    }

    @Test
    void bfloat16_is_taken_where_only_that_fits() {
        assertThat(chosen(2 * BILLION)).isEqualTo(DType.BFLOAT16);
    }

    @Test
    void where_neither_fits_both_sizes_are_said() {
        assertThatThrownBy(() -> chosen(2 * BILLION - 1)).isInstanceOf(InscapeException.class)
                .hasMessage("the weights of acme/large take 3.73 GiB in f32 or 1.86 GiB in bf16, but only 1.86 GiB of "
                        + "memory are free; free some, or take a smaller model");
    }

    @Test
    void the_type_that_is_asked_for_is_the_one_that_is_taken() {
        assertThat(chosen(8 * GIBI, DType.FLOAT64)).isEqualTo(DType.FLOAT64);
        assertThat(chosen(8 * GIBI, DType.FLOAT16)).isEqualTo(DType.FLOAT16);
    }

    @Test
    void a_type_that_is_asked_for_and_too_large_is_an_error_that_names_bf16_where_that_fits() {
        assertThatThrownBy(() -> chosen(3 * GIBI, DType.FLOAT64)).isInstanceOf(InscapeException.class)
                .hasMessage(
                        "the weights of acme/large take 7.45 GiB in f64, but only 3.00 GiB of memory are free; free "
                                + "some, or take a smaller model, or bf16");
        assertThatThrownBy(() -> chosen(GIBI, DType.FLOAT32)).hasMessageEndingWith("or take a smaller model");
    }

    @Test
    void a_machine_that_does_not_tell_is_trusted() {
        var untold = new Fitting("acme/large", Long.MAX_VALUE, OptionalLong.empty());
        assertThat(untold.choose(Optional.empty())).isEqualTo(DType.FLOAT32);
        assertThat(untold.choose(Optional.of(DType.FLOAT64))).isEqualTo(DType.FLOAT64);
    }

    @Test
    void floating_point_weights_are_what_is_counted() {
        try (var weights = ModelFiles.resolve("minilm").openWeights()) {
            assertThat(Fitting.of("minilm", weights).elements()).isEqualTo(22_565_376); // the pooler does not ship; position_ids are integers
        }
    }
}
