package dev.inscape.hub.gguf;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.inscape.InscapeException;
import dev.inscape.hub.gguf.block.GgmlType;
import dev.inscape.hub.safetensors.SafetensorsWeights;
import dev.inscape.tensor.DType;
import dev.inscape.tensor.Scope;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Random blocks of every type against what the gguf package makes of them. */
class BlocksTest {

    static Set<String> names() {
        try (var file = GgufFile.open(Samples.path("blocks.gguf"))) {
            return Set.copyOf(file.names());
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void every_value_is_that_of_the_reference_to_the_last_bit(String name) {
        try (var file = GgufFile.open(Samples.path("blocks.gguf"));
                var reference = SafetensorsWeights.open(Samples.path("blocks.safetensors"));
                var scope = Scope.open()) {
            assertThat(file.shape(name)).containsExactly(reference.shape(name));
            var found = file.tensor(name, DType.FLOAT32).segment().toArray(JAVA_INT);
            assertThat(found).containsExactly(reference.tensor(name).segment().toArray(JAVA_INT));
        }
    }

    @Test
    void every_type_that_is_read_is_tried() {
        assertThat(names()).containsAll(Stream.of(GgmlType.values()).filter(GgmlType::isReadable).map(GgmlType::name)
                .collect(Collectors.toSet()));
    }

    /** LibTorch rounds too, to nearest and ties to even. */
    @ParameterizedTest
    @EnumSource(names = {"FLOAT16", "BFLOAT16", "FLOAT64"})
    void what_is_rounded_is_rounded_as_libtorch_rounds(DType dtype) {
        try (var file = GgufFile.open(Samples.path("blocks.gguf")); var scope = Scope.open()) {
            for (var name : new String[]{"Q4_1", "Q8_0", "Q6_K", "F32"}) {
                var rounded = file.tensor(name, dtype);
                assertThat(rounded.dtype()).isEqualTo(dtype);
                assertThat(rounded.toDoubles()).as(name)
                        .containsExactly(file.tensor(name, DType.FLOAT32).to(dtype).toDoubles());
            }
        }
    }

    @Test
    void what_is_not_quantised_lies_over_the_file_in_its_own_type() {
        try (var file = GgufFile.open(Samples.path("blocks.gguf")); var scope = Scope.open()) {
            assertThat(file.dtype("BF16")).isEqualTo(DType.BFLOAT16);
            assertThat(file.tensor("I16").dtype()).isEqualTo(DType.INT16);
            assertThat(file.tensor("F64").segment().address()).isEqualTo(file.tensor("F64").segment().address());
            assertThat(file.dtype("Q5_K")).isEqualTo(DType.FLOAT32);
        }
    }

    @Test
    void quantised_weights_do_not_become_integers() {
        try (var file = GgufFile.open(Samples.path("blocks.gguf")); var scope = Scope.open()) {
            assertThatThrownBy(() -> file.tensor("Q4_K", DType.INT32)).isInstanceOf(InscapeException.class)
                    .hasMessage(file.path() + ": tensor Q4_K is quantised as Q4_K and cannot become i32");
        }
    }

    @Test
    void quantised_weights_do_not_become_what_is_only_stored() {
        try (var file = GgufFile.open(Samples.path("blocks.gguf")); var scope = Scope.open()) {
            for (var dtype : new DType[]{DType.FLOAT8_E4M3FN, DType.FLOAT8_E5M2, DType.UINT16}) {
                assertThatThrownBy(() -> file.tensor("Q4_K", dtype)).isInstanceOf(InscapeException.class)
                        .hasMessage(file.path() + ": tensor Q4_K is quantised as Q4_K and cannot become " + dtype);
            }
        }
    }

    @Test
    void what_is_asked_of_a_closed_file_is_refused() {
        var file = GgufFile.open(Samples.path("blocks.gguf"));
        file.close();
        assertThatThrownBy(() -> file.tensor("F32"))
                .hasMessage(file.path() + " is closed; read what you need of it before");
        assertThatThrownBy(() -> file.metadata().text("of.string"))
                .hasMessage(file.path() + " is closed; read what you need of it before");
    }
}
