package dev.inscape.hub.save;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.inscape.InscapeException;
import dev.inscape.UsageException;
import dev.inscape.hub.JsonFile;
import dev.inscape.hub.MemoryWeights;
import dev.inscape.hub.TestFiles;
import dev.inscape.hub.Weights;
import dev.inscape.hub.checkpoint.Checkpoints;
import dev.inscape.hub.safetensors.SafetensorsWeights;
import dev.inscape.tensor.DType;
import dev.inscape.tensor.Scope;
import dev.inscape.tensor.Tensors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelDirectoryTest {

    @TempDir private Path directory;

    private Path place() {
        return directory.resolve("saved");
    }

    private static ObjectNode config() {
        return JsonNodeFactory.instance.objectNode().put("model_type", "llama").put("dtype", "float32").put("rope",
                0.25);
    }

    private static Weights llama() {
        return Checkpoints.open(TestFiles.path("lora/plain/base.safetensors"));
    }

    @Test
    void what_is_saved_is_read_again_bit_for_bit() {
        try (var weights = llama()) {
            ModelDirectory.write(place(), weights, config(), Companions.NONE, SaveOptions.DEFAULT);
            requireEqual(weights, place());
        }
        assertThat(place().toFile().list()).containsExactlyInAnyOrder("config.json", "model.safetensors");
        assertThat(JsonFile.read(place().resolve("config.json"))).isEqualTo(config());
        try (var saved = SafetensorsWeights.open(place().resolve("model.safetensors"))) {
            assertThat(saved.metadata()).isEqualTo(Map.of("format", "pt"));
        }
    }

    @Test
    void files_of_limited_size_are_read_again_as_one() {
        try (var weights = llama()) {
            ModelDirectory.write(place(), weights, config(), Companions.NONE, SaveOptions.DEFAULT.atMost(1500));
            requireEqual(weights, place());
        }
        assertThat(place().toFile().list()).contains("model.safetensors.index.json", "model-00001-of-00004.safetensors")
                .hasSize(6);
    }

    private static void requireEqual(Weights expected, Path place) {
        try (var saved = Checkpoints.open(place); var scope = Scope.open()) {
            assertThat(saved.names()).isEqualTo(expected.names()).isNotEmpty();
            for (var name : expected.names()) {
                assertThat(saved.shape(name)).containsExactly(expected.shape(name));
                assertThat(saved.tensor(name).segment().toArray(JAVA_BYTE))
                        .isEqualTo(expected.tensor(name).segment().toArray(JAVA_BYTE));
            }
        }
    }

    @Test
    void floating_tensors_take_another_type_and_the_configuration_says_so() {
        try (var scope = Scope.open(); var weights = new MemoryWeights()) {
            weights.with("w", Tensors.of(new float[]{1.5f, -0.3f, 7, 11, 0.1f, 3}, 2, 3).transpose(0, 1))
                    .with("ids", Tensors.of(new long[]{1L << 40, 3}, 2))
                    .with("mask", Tensors.of(new float[]{0, 1, 1}, 3).to(DType.BOOL));
            ModelDirectory.write(place(), weights, config(), Companions.NONE, SaveOptions.DEFAULT.in(DType.BFLOAT16));
            try (var saved = Checkpoints.open(place()); var inner = Scope.open()) {
                assertThat(saved.dtype("w")).isEqualTo(DType.BFLOAT16);
                assertThat(saved.tensor("w").toFloats())
                        .isEqualTo(weights.tensor("w").to(DType.BFLOAT16).contiguous().toFloats());
                assertThat(saved.dtype("mask")).isEqualTo(DType.BOOL);
                assertThat(saved.tensor("ids").toLongs()).containsExactly(1L << 40, 3);
            }
        }
        assertThat(JsonFile.read(place().resolve("config.json")).path("dtype").asText()).isEqualTo("bfloat16");
        assertThat(JsonFile.read(place().resolve("config.json")).has("torch_dtype")).isFalse();
    }

    @Test
    void an_older_configuration_keeps_its_key() {
        try (var weights = llama()) {
            var older = JsonNodeFactory.instance.objectNode().put("torch_dtype", "float32");
            ModelDirectory.write(place(), weights, older, Companions.NONE, SaveOptions.DEFAULT.in(DType.FLOAT16));
            assertThat(older.path("torch_dtype").asText()).isEqualTo("float32");
        }
        assertThat(JsonFile.read(place().resolve("config.json")).toString()).isEqualTo("{\"torch_dtype\":\"float16\"}");
    }

    @Test
    void files_of_the_tokenizer_come_along() throws IOException {
        var source = Files.createDirectory(directory.resolve("source"));
        Files.writeString(source.resolve("tokenizer.json"), "{}");
        Files.writeString(source.resolve("chat_template.jinja"), "{{ messages }}");
        Files.writeString(source.resolve("generation_config.json"), "{ }");
        Files.writeString(source.resolve("pytorch_model.bin"), "not this one");
        try (var weights = llama()) {
            ModelDirectory.write(place(), weights, config(), Companions.of(source), SaveOptions.DEFAULT);
        }
        assertThat(place().toFile().list()).containsExactlyInAnyOrder("config.json", "model.safetensors",
                "tokenizer.json", "chat_template.jinja", "generation_config.json");
        assertThat(place().resolve("chat_template.jinja")).hasContent("{{ messages }}");
    }

    @Test
    void texts_are_written_under_plain_names_only() {
        try (var weights = llama()) {
            ModelDirectory.write(place(), weights, config(),
                    Companions.writing(Map.of("tokenizer.json", "{\"ö\": 1}\n")),
                    SaveOptions.DEFAULT);
        }
        assertThat(place().resolve("tokenizer.json")).hasContent("{\"ö\": 1}\n");
        for (var name : List.of("../tokenizer.json", "", ".", "a/b", "C:x")) {
            assertThatThrownBy(() -> Companions.writing(Map.of(name, "{}"))).isInstanceOf(UsageException.class)
                    .hasMessage("\"" + name + "\" is no plain name for a file beside a model's weights");
        }
    }

    @Test
    void a_failure_at_the_last_file_leaves_nothing() {
        try (var weights = llama()) {
            var missing = Companions.copying(List.of(directory.resolve("tokenizer.json")));
            assertThatThrownBy(() -> ModelDirectory.write(place(), weights, config(), missing, SaveOptions.DEFAULT))
                    .isInstanceOf(InscapeException.class).hasMessageContaining("cannot copy ");
        }
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void types_and_sizes_that_make_no_sense_are_refused() {
        assertThatThrownBy(() -> SaveOptions.DEFAULT.in(DType.INT8)).isInstanceOf(UsageException.class)
                .hasMessage("weights cannot be saved in i8; use f32, bf16, f16 or f64");
        assertThatThrownBy(() -> SaveOptions.DEFAULT.in(DType.FLOAT8_E4M3FN)).isInstanceOf(UsageException.class)
                .hasMessage("weights cannot be saved in f8_e4m3; use f32, bf16, f16 or f64");
        assertThatThrownBy(() -> SaveOptions.DEFAULT.atMost(0)).isInstanceOf(UsageException.class);
    }
}
