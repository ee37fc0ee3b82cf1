package dev.inscape.hub.found;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inscape.tensor.DType;
import dev.inscape.tensor.Scope;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ModelFilesTest {

    private static final long WIDTH = 384;
    private static final long INNER = 1536;

    /** The names and shapes that Hugging Face's BertModel has for this configuration. */
    private static Map<String, List<Long>> bert() {
        var shapes = new HashMap<String, List<Long>>();
        shapes.put("embeddings.position_ids", List.of(1L, 512L));
        shapes.put("embeddings.word_embeddings.weight", List.of(30522L, WIDTH));
        shapes.put("embeddings.position_embeddings.weight", List.of(512L, WIDTH));
        shapes.put("embeddings.token_type_embeddings.weight", List.of(2L, WIDTH));
        norm(shapes, "embeddings.LayerNorm");
        for (int i = 0; i < 6; i++) {
            var layer = "encoder.layer." + i + ".";
            for (var name : List.of("query", "key", "value")) {
                linear(shapes, layer + "attention.self." + name, WIDTH, WIDTH);
            }
            linear(shapes, layer + "attention.output.dense", WIDTH, WIDTH);
            norm(shapes, layer + "attention.output.LayerNorm");
            linear(shapes, layer + "intermediate.dense", INNER, WIDTH);
            linear(shapes, layer + "output.dense", WIDTH, INNER);
            norm(shapes, layer + "output.LayerNorm");
        }
        return shapes;
    }

    private static void linear(Map<String, List<Long>> shapes, String name, long out, long in) {
        shapes.put(name + ".weight", List.of(out, in));
        shapes.put(name + ".bias", List.of(out));
    }

    private static void norm(Map<String, List<Long>> shapes, String name) {
        shapes.put(name + ".weight", List.of(WIDTH));
        shapes.put(name + ".bias", List.of(WIDTH));
    }

    @Test
    void the_model_that_ships_has_the_names_and_shapes_it_was_trained_with() {
        var files = ModelFiles.resolve("minilm");
        try (var weights = files.openWeights()) {
            var found = new HashMap<String, List<Long>>();
            for (var name : weights.names()) {
                found.put(name, Arrays.stream(weights.shape(name)).boxed().toList());
            }
            assertThat(found).isEqualTo(bert()).hasSize(6 + 16 * 6);
        }
    }

    @Test
    void its_values_can_be_read() {
        try (var weights = ModelFiles.resolve("minilm").openWeights(); var scope = Scope.open()) {
            assertThat(weights.dtype("encoder.layer.0.output.dense.weight")).isEqualTo(DType.FLOAT32);
            var weight = weights.tensor("encoder.layer.0.output.dense.weight");
            assertThat(weight.shape()).containsExactly(WIDTH, INNER);
            for (float value : weight.toFloats()) {
                assertThat(Math.abs(value)).isLessThan(10);
            }
        }
    }

    @Test
    void its_files_are_where_the_model_says() {
        var files = ModelFiles.resolve("minilm");
        assertThat(files.name()).isEqualTo(EmbeddedModel.MINILM);
        assertThat(files.files()).hasSize(3).allSatisfy(file -> assertThat(file).isRegularFile());
        assertThat(files.tokenizer()).isInstanceOfSatisfying(TokenizerSource.InFiles.class,
                source -> assertThat(source.path()).isRegularFile());
        assertThat(files.hashes()).containsOnlyKeys("model.onnx", "tokenizer.json", "config.json")
                .allSatisfy((file, hash) -> assertThat(hash).matches("[0-9a-f]{64}"));
        assertThat(files.config().path("hidden_size").asLong()).isEqualTo(WIDTH);
        assertThat(files.config().path("num_hidden_layers").asInt()).isEqualTo(6);
    }
}
