package dev.inscape.hub.torch;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.inscape.InscapeException;
import dev.inscape.hub.Weights;
import dev.inscape.hub.safetensors.SafetensorsWeights;
import dev.inscape.tensor.DType;
import dev.inscape.tensor.Scope;
import dev.inscape.tensor.Tensor;
import java.io.IOException;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files of PyTorch itself, bit for bit. */
class TorchWeightsTest {

    private static final JsonNode EXPECTED = expected();

    private static JsonNode expected() {
        try {
            return new ObjectMapper().readTree(Resources.bytes("expected.json"));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"types", "views", "module-state", "training", "lists", "alone", "parameters", "protocol-5",
            "deflated"})
    void every_tensor_of_a_file_is_what_torch_saved(String file) {
        var expected = EXPECTED.path(file);
        try (var weights = TorchWeights.open(Resources.path(file + ".pt")); var scope = Scope.open()) {
            var names = new HashSet<String>();
            expected.fieldNames().forEachRemaining(names::add);
            assertThat(weights.names()).isNotEmpty().isEqualTo(names);
            for (var field : expected.properties()) {
                requireEqual(weights, field.getKey(), field.getValue());
            }
        }
    }

    /** The file is by Python's safetensors, the expected bytes by PyTorch. */
    @Test
    void the_same_tensors_of_every_type_are_read_from_a_safetensors_file() {
        try (var weights = SafetensorsWeights.open(Resources.path("types.safetensors")); var scope = Scope.open()) {
            assertThat(weights.names()).hasSize(DType.values().length);
            EXPECTED.path("types").properties()
                    .forEach(field -> requireEqual(weights, field.getKey(), field.getValue()));
        }
    }

    private static void requireEqual(Weights weights, String name, JsonNode expected) {
        var shape = StreamSupport.stream(expected.path("shape").spliterator(), false).mapToLong(JsonNode::asLong)
                .toArray();
        var dtype = DType.parse(expected.path("dtype").asText());
        assertThat(weights.shape(name)).as(name).containsExactly(shape);
        assertThat(weights.dtype(name)).as(name).isEqualTo(dtype);
        var tensor = weights.tensor(name);
        assertThat(tensor.shape()).as(name).containsExactly(shape);
        assertThat(tensor.dtype()).as(name).isEqualTo(dtype);
        assertThat(HexFormat.of().formatHex(bytes(tensor))).as(name).isEqualTo(expected.path("bytes").asText());
    }

    private static byte[] bytes(Tensor tensor) {
        return tensor.bytes() == 0 ? new byte[0] : tensor.contiguous().segment().toArray(JAVA_BYTE);
    }

    @Test
    void a_transposed_tensor_is_a_view_of_the_mapped_file() {
        try (var weights = TorchWeights.open(Resources.path("views.pt")); var scope = Scope.open()) {
            assertThat(weights.tensor("transposed").isContiguous()).isFalse();
            assertThat(weights.tensor("whole").isContiguous()).isTrue();
            assertThat(weights.tensor("whole").segment().address()).isNotEqualTo(
                    weights.tensor("stepped").segment().address());
            assertThat(weights.tensor("row").segment().address() - weights.tensor("whole").segment().address())
                    .isEqualTo(3 * 7 * 3 * 4);
        }
    }

    @Test
    void a_tensor_that_is_not_there_is_named_with_the_one_that_may_be_meant() {
        try (var weights = TorchWeights.open(Resources.path("module-state.pt"))) {
            assertThatThrownBy(() -> weights.tensor("linear.wieght")).isInstanceOf(InscapeException.class)
                    .hasMessageContaining("has no tensor \"linear.wieght\"; did you mean \"linear.weight\"?");
        }
    }

    @Test
    void its_tensors_end_with_their_scope() {
        long before = Scope.liveTensors();
        try (var weights = TorchWeights.open(Resources.path("types.pt")); var scope = Scope.open()) {
            weights.names().forEach(weights::tensor);
        }
        assertThat(Scope.liveTensors()).isEqualTo(before);
    }
}
