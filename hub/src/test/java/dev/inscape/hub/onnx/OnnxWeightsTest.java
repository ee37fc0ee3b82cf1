package dev.inscape.hub.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.inscape.InscapeException;
import dev.inscape.UsageException;
import dev.inscape.tensor.DType;
import dev.inscape.tensor.Scope;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OnnxWeightsTest {

    @TempDir private Path directory;

    private Path written(byte[] bytes) {
        try {
            return Files.write(directory.resolve("model.onnx"), bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void refused(Proto graph, String reason) {
        var path = written(Proto.model(0, graph));
        assertThatThrownBy(() -> OnnxWeights.open(path).close()).isInstanceOf(InscapeException.class)
                .hasMessageStartingWith(path + " is damaged or no ONNX file: ").hasMessageContaining(reason);
    }

    @Test
    void an_initialiser_is_a_tensor_under_its_name() {
        var graph = new Proto().message(5, Proto.tensor("größe 🙂", new float[]{1.5f, -2, 3}, 3, 1));
        try (var weights = OnnxWeights.open(written(Proto.model(0, graph))); var scope = Scope.open()) {
            assertThat(weights.names()).containsExactly("größe 🙂");
            assertThat(weights.shape("größe 🙂")).containsExactly(3, 1);
            assertThat(weights.dtype("größe 🙂")).isEqualTo(DType.FLOAT32);
            assertThat(weights.tensor("größe 🙂").toFloats()).containsExactly(1.5f, -2, 3);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void the_weight_of_a_linear_layer_is_named_after_its_bias_and_turned(boolean biasFirst) {
        try (var weights = OnnxWeights.open(written(Proto.model(0, Proto.linear(biasFirst))));
                var scope = Scope.open()) {
            assertThat(weights.names()).containsExactlyInAnyOrder("layer.weight", "layer.bias");
            assertThat(weights.shape("layer.weight")).containsExactly(3, 2);
            var weight = weights.tensor("layer.weight");
            assertThat(weight.shape()).containsExactly(3, 2);
            assertThat(weight.toFloats()).containsExactly(1, 4, 2, 5, 3, 6);
            assertThat(weights.tensor("layer.bias").toFloats()).containsExactly(7, 8, 9);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7})
    void values_are_right_wherever_they_lie_in_the_file(int shift) {
        var longs = new byte[]{1, 0, 0, 0, 0, 0, 0, 0, -1, -1, -1, -1, -1, -1, -1, -1};
        var graph = Proto.linear(false).message(5, Proto.tensor("ids", 7, longs, 2));
        try (var weights = OnnxWeights.open(written(Proto.model(shift, graph))); var scope = Scope.open()) {
            assertThat(weights.tensor("layer.weight").toFloats()).containsExactly(1, 4, 2, 5, 3, 6);
            assertThat(weights.tensor("ids").toLongs()).containsExactly(1, -1);
        }
    }

    @Test
    void packed_sizes_and_packed_floats_are_read_too() {
        var values = new byte[]{0, 0, -128, 63, 0, 0, 0, 64};
        var tensor = new Proto().bytes(1, new byte[]{2, 1}).number(2, 1).bytes(4, values).text(8, "x");
        try (var weights = OnnxWeights.open(written(Proto.model(0, new Proto().message(5, tensor))));
                var scope = Scope.open()) {
            assertThat(weights.shape("x")).containsExactly(2, 1);
            assertThat(weights.tensor("x").toFloats()).containsExactly(1, 2);
        }
    }

    @Test
    void an_empty_tensor_may_have_large_sizes_beside_its_null() {
        var graph = new Proto().message(5, Proto.tensor("x", new float[0], 100_000, 0))
                .message(5, Proto.tensor("y", new float[0], 0, 100_000));
        try (var weights = OnnxWeights.open(written(Proto.model(1, graph))); var scope = Scope.open()) {
            assertThat(weights.tensor("x").shape()).containsExactly(100_000, 0);
            assertThat(weights.tensor("y").shape()).containsExactly(0, 100_000);
        }
    }

    @Test
    void a_type_of_more_than_32_bits_is_not_cut_to_one_that_is_known() {
        var tensor = new Proto().number(1, 1).number(2, (1L << 32) + 1).text(8, "x").bytes(9, new byte[4]);
        refused(new Proto().message(5, tensor), "tensor x has the data type 4294967297, which is not supported");
    }

    @Test
    void what_is_asked_of_a_closed_file_is_refused() {
        var graph = new Proto().message(5, Proto.tensor("x", new float[]{1.5f, -2}, 2));
        var weights = OnnxWeights.open(written(Proto.model(0, graph)));
        weights.close();
        assertThatThrownBy(() -> weights.tensor("x")).isInstanceOf(UsageException.class)
                .hasMessageEndingWith("model.onnx is closed; read what you need of it before");
    }

    @Test
    void a_product_without_a_bias_keeps_the_names_of_the_graph() {
        var graph = new Proto().message(1, Proto.node("MatMul", "x", "w", "y"))
                .message(1, Proto.node("Add", "y", "shift", "z"))
                .message(5, Proto.tensor("w", new float[]{1, 2}, 2, 1))
                .message(5, Proto.tensor("shift", new float[]{3}, 1));
        try (var weights = OnnxWeights.open(written(Proto.model(0, graph)))) {
            assertThat(weights.names()).containsExactlyInAnyOrder("w", "shift");
            assertThat(weights.shape("w")).containsExactly(2, 1);
        }
    }

    @Test
    void what_cannot_be_read_is_refused_with_its_name() {
        refused(new Proto().text(2, "a graph"), "it holds no weights");
        refused(new Proto().message(5, Proto.tensor("x", 8, new byte[4], 1)), "tensor x has the data type 8");
        refused(new Proto().message(5, Proto.tensor("x", new float[3], 2)),
                "tensor x of shape [2] wants 8 bytes, not 12");
        refused(new Proto().message(5, Proto.tensor("x", new float[3], 4)), "tensor x of shape [4] does not fit");
        refused(new Proto().message(5, Proto.tensor("x", new float[3], -3)), "tensor x of shape [-3] does not fit");
        refused(new Proto().message(5, Proto.tensor("x", new float[3], 1L << 62, 1L << 62)),
                "does not fit its 12 bytes");
    }

    @Test
    void a_tensor_that_is_not_there_is_named_with_the_one_that_may_be_meant() {
        try (var weights = OnnxWeights.open(written(Proto.model(0, Proto.linear(false))))) {
            assertThatThrownBy(() -> weights.shape("layer.wieght")).isInstanceOf(InscapeException.class)
                    .hasMessageContaining("model.onnx has no tensor \"layer.wieght\"; did you mean \"layer.weight\"?");
        }
    }
}
