package dev.inscape.hub.shard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.inscape.InscapeException;
import dev.inscape.hub.Weights;
import dev.inscape.hub.safetensors.SafetensorsWeights;
import dev.inscape.hub.safetensors.ShardedSafetensorsWriter;
import dev.inscape.hub.safetensors.TensorEntry;
import dev.inscape.tensor.DType;
import dev.inscape.tensor.Scope;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShardedWeightsTest {

    private static final List<TensorEntry> ENTRIES = List.of(new TensorEntry("embed", DType.FLOAT32, 5, 2),
            new TensorEntry("layer.0.w", DType.FLOAT32, 2, 2), new TensorEntry("layer.1.w", DType.FLOAT32, 2, 2),
            new TensorEntry("norm", DType.FLOAT32, 3));

    @TempDir private Path directory;
    private final List<String> opened = new ArrayList<>();

    @BeforeEach
    void write() {
        try (var out = ShardedSafetensorsWriter.create(directory, "model", Map.of("format", "pt"), ENTRIES, 32)) {
            var values = new float[21];
            for (int i = 0; i < values.length; i++) {
                values[i] = i + 0.5f;
            }
            out.write(MemorySegment.ofArray(values).asSlice(0, 30));
            out.write(MemorySegment.ofArray(values).asSlice(30));
            out.finish();
        }
    }

    private Path index() {
        return directory.resolve("model.safetensors.index.json");
    }

    private ShardedWeights open() {
        return ShardedWeights.open(index(), this::openShard);
    }

    private Weights openShard(Path path) {
        opened.add(path.getFileName().toString());
        return SafetensorsWeights.open(path);
    }

    private void rewrite(String from, String to) throws IOException {
        var text = Files.readString(index());
        assertThat(text).contains(from);
        Files.writeString(index(), text.replace(from, to));
    }

    @Test
    void tensors_of_all_files_are_seen_and_a_file_is_mapped_when_it_is_needed() {
        try (var weights = open(); var scope = Scope.open()) {
            assertThat(weights.names()).containsExactlyInAnyOrder("embed", "layer.0.w", "layer.1.w", "norm");
            assertThat(opened).isEmpty();
            assertThat(weights.tensor("layer.1.w").toFloats()).containsExactly(14.5f, 15.5f, 16.5f, 17.5f);
            assertThat(weights.shape("layer.0.w")).containsExactly(2, 2);
            assertThat(opened).containsExactly("model-00002-of-00003.safetensors");
            assertThat(weights.dtype("norm")).isEqualTo(DType.FLOAT32);
            assertThat(weights.tensor("norm").toFloats()).containsExactly(18.5f, 19.5f, 20.5f);
            assertThat(opened).hasSize(2);
        }
    }

    @Test
    void the_index_says_how_large_all_is() throws IOException {
        assertThat(Files.readString(index())).contains("\"total_size\" : 84");
    }

    @Test
    void a_missing_file_is_named_with_what_it_should_hold() throws IOException {
        Files.delete(directory.resolve("model-00003-of-00003.safetensors"));
        assertThatThrownBy(this::open).isInstanceOf(InscapeException.class).hasMessage(
                directory.resolve("model-00003-of-00003.safetensors")
                        + " is missing, which should hold 1 tensors, \"norm\" among them; fetch it again beside "
                        + "model.safetensors.index.json");
    }

    @Test
    void an_index_that_names_a_tensor_which_its_file_lacks_is_refused() throws IOException {
        rewrite("\"norm\"", "\"norn\"");
        try (var weights = open()) {
            assertThatThrownBy(() -> weights.shape("norn")).isInstanceOf(InscapeException.class)
                    .hasMessageContaining(
                            "places tensor norn in model-00003-of-00003.safetensors, which does not hold it");
            assertThatThrownBy(() -> weights.shape("norm")).isInstanceOf(InscapeException.class)
                    .hasMessageContaining("did you mean \"norn\"?");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"../model-00003-of-00003.safetensors\"", "\"/etc/passwd\"", "\"..\"", "\"\"", "7", "null",
            "\"a\\\\b\"", "\"c:d\"", "\"a\\u0000b\"", "[]"})
    void a_file_that_is_not_beside_the_index_is_refused(String file) throws IOException {
        rewrite("\"model-00003-of-00003.safetensors\"", file);
        assertThatThrownBy(this::open).isInstanceOf(InscapeException.class)
                .hasMessageContaining("places tensor norm in ").hasMessageContaining("which is no plain file name");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{}", "[]", "{\"weight_map\": {}}", "{\"weight_map\": 7}", "", "{\"weight_map\"", "nonsense",
                    "{\"weight_map\": {\"a\": \"x\", \"a\": \"y\"}}", "{\"weight_map\": {\"a\": \"x\"}} more"})
    void what_is_no_index_is_refused_in_one_line(String text) throws IOException {
        Files.writeString(index(), text);
        assertThatThrownBy(this::open).isInstanceOf(InscapeException.class)
                .hasMessageContaining("model.safetensors.index.json").hasMessageNotContaining("\n");
    }

    @Test
    void a_tensor_asked_for_after_closing_is_refused() {
        var weights = open();
        weights.close();
        assertThatThrownBy(() -> weights.tensor("norm")).isInstanceOf(InscapeException.class)
                .hasMessageContaining("was closed before tensor \"norm\"");
    }
}
