package dev.inscape.hub.lora;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.inscape.InscapeException;
import dev.inscape.hub.JsonFile;
import dev.inscape.hub.TestFiles;
import dev.inscape.hub.checkpoint.Checkpoints;
import dev.inscape.hub.safetensors.SafetensorsWriter;
import dev.inscape.hub.safetensors.TensorEntry;
import dev.inscape.tensor.DType;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LoraRefusalTest {

    @TempDir private Path directory;

    @BeforeEach
    void copy() throws IOException {
        for (var name : List.of("adapter_config.json", "adapter_model.safetensors")) {
            Files.copy(TestFiles.path("lora/plain/adapter/" + name), directory.resolve(name));
        }
    }

    private void refused(String reason) {
        assertThatThrownBy(() -> LoraAdapter.open(directory).close()).isInstanceOf(InscapeException.class)
                .hasMessageContaining(directory.toString()).hasMessageContaining(reason).hasMessageNotContaining("\n");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', value = {
            "peft_type         | \"IA3\"      | peft_type = IA3: only LORA is read",
            "use_dora          | true         | use_dora = true: it changes the arithmetic",
            "use_qalora        | true         | use_qalora = true",
            "lora_bias         | true         | lora_bias = true",
            "layer_replication | [[0,1]]      | layer_replication = [[0,1]]",
            "trainable_token_indices | [3]    | trainable_token_indices = [3]",
            "kasa_config       | {\"beta\":1} | kasa_config = {\"beta\":1}",
            "alora_invocation_tokens | [1]    | alora_invocation_tokens = [1]",
            "use_something_new | true         | use_something_new = true",
            "init_lora_weights | \"pissa\"    | init_lora_weights = pissa: it changes the base model too",
            "init_lora_weights | \"loftq\"    | init_lora_weights = loftq",
            "r                 | 0            | a rank is a whole number of at least 1",
            "r                 | 4294967299   | r = 4294967299: a rank is a whole number",
            "r                 | \"3\"        | r = \"3\": a number is needed",
            "rank_pattern      | {\"q_proj\":2.5} | rank_pattern = 2.5: a rank is a whole number",
            "rank_pattern      | {\"q_proj\":0} | rank_pattern = 0: a rank is a whole number",
            "r                 | 4            | with the configured rank 4",
            "rank_pattern      | {\"q_proj\":2} | with the configured rank 2",
            "rank_pattern      | {\"q_proj(\":2} | is no regular expression",
            "rank_pattern      | {\"q_proj\":\"2\"} | rank_pattern = \"2\": a number is needed",
            "lora_alpha        | \"x\"        | lora_alpha = \"x\": a number is needed"})
    void a_setting_that_would_change_the_arithmetic_is_refused_by_name(String key, String value, String reason)
            throws IOException {
        var path = directory.resolve("adapter_config.json");
        var config = JsonFile.read(path);
        config.set(key, new ObjectMapper().readTree(value));
        JsonFile.write(path, config);
        if (reason.contains("regular")) {
            assertThatThrownBy(() -> LoraAdapter.open(directory)).hasMessageContaining(reason);
        } else {
            refused(reason);
        }
    }

    @Test
    @Timeout(60)
    void a_pattern_that_takes_exponential_time_is_refused() throws IOException {
        var path = directory.resolve("adapter_config.json");
        var config = JsonFile.read(path);
        config.set("rank_pattern", new ObjectMapper().readTree("{\"(((a|[^b])*)*)*!\":2}"));
        JsonFile.write(path, config);
        assertThatThrownBy(() -> LoraAdapter.open(directory)).isInstanceOf(InscapeException.class)
                .hasMessageContaining("takes too long to match the module");
    }

    @Test
    void a_dora_adapter_is_refused_by_its_tensors_too() throws IOException {
        Files.copy(TestFiles.path("lora/dora/adapter_model.safetensors"),
                directory.resolve("adapter_model.safetensors"), StandardCopyOption.REPLACE_EXISTING);
        refused("lora_magnitude_vector, which is no plain LoRA factor");
    }

    private void write(Map<String, long[]> tensors) {
        var entries = new ArrayList<TensorEntry>();
        tensors.forEach((name, shape) -> entries.add(new TensorEntry(name, DType.FLOAT32, shape)));
        try (var out = SafetensorsWriter.create(directory.resolve("adapter_model.safetensors"), Map.of(), entries)) {
            entries.forEach(entry -> out.write(MemorySegment.ofArray(new byte[(int) entry.bytes()])));
            out.finish();
        }
    }

    @Test
    void half_an_update_is_refused() {
        write(Map.of("base_model.model.q.lora_A.weight", new long[]{3, 8}));
        refused("has base_model.model.q.lora_A.weight but not base_model.model.q.lora_B.weight");
        write(Map.of("base_model.model.q.lora_B.weight", new long[]{8, 3}));
        refused("has base_model.model.q.lora_B.weight but not base_model.model.q.lora_A.weight");
    }

    @Test
    void a_convolution_and_a_foreign_name_are_refused() {
        write(Map.of("base_model.model.c.lora_A.weight", new long[]{3, 8, 3, 3}, "base_model.model.c.lora_B.weight",
                new long[]{8, 3, 1, 1}));
        refused("those of convolutions are not read");
        write(Map.of("transformer.q.lora_A.weight", new long[]{3, 8}));
        refused("does not begin with base_model.model.");
    }

    @Test
    void a_directory_without_weights_or_configuration_is_refused() throws IOException {
        Files.delete(directory.resolve("adapter_model.safetensors"));
        refused("has neither adapter_model.safetensors nor adapter_model.bin");
        Files.delete(directory.resolve("adapter_config.json"));
        refused("there is no such file");
    }

    @Test
    void an_adapter_of_another_model_is_refused() {
        try (var base = Checkpoints.open(TestFiles.path("lora/transposed/base.safetensors"));
                var adapter = LoraAdapter.open(directory)) {
            var name = base.names().iterator().next();
            assertThatThrownBy(() -> LoraWeights.over(base, adapter)).isInstanceOf(InscapeException.class)
                    .hasMessageContaining(
                            "updates model.layers.0.mlp.down_proj.weight, which the base model does not have")
                    .hasMessageContaining("it was made for tiny/plain");
            assertThatThrownBy(() -> base.tensor(name)).as("taken over, and closed").hasMessageContaining("is closed");
        }
    }

    @Test
    void an_adapter_of_other_shapes_is_refused() {
        write(Map.of("base_model.model.model.layers.0.self_attn.q_proj.lora_A.weight", new long[]{3, 10},
                "base_model.model.model.layers.0.self_attn.q_proj.lora_B.weight", new long[]{8, 3}));
        try (var base = Checkpoints.open(TestFiles.path("lora/plain/base.safetensors"));
                var adapter = LoraAdapter.open(directory)) {
            assertThatThrownBy(() -> LoraWeights.over(base, adapter)).isInstanceOf(InscapeException.class)
                    .hasMessageContaining(
                            "updates model.layers.0.self_attn.q_proj.weight by [8, 10], but the base model's "
                                    + "is [8, 8] of f32");
        }
    }

    @Test
    void the_configuration_says_what_the_adapter_is_for() {
        try (var adapter = LoraAdapter.open(TestFiles.path("lora/patterns/adapter"))) {
            var config = adapter.config();
            assertThat(config.base()).isEqualTo("tiny/patterns");
            assertThat(config.targets()).containsExactlyInAnyOrder("q_proj", "k_proj", "o_proj");
            assertThat(config.whole()).containsExactly("lm_head");
            assertThat(config.bias()).isEqualTo("all");
            assertThat(config.scale("model.layers.1.self_attn.q_proj")).isEqualTo(5 / Math.sqrt(3));
            assertThat(config.scale("model.layers.0.self_attn.o_proj")).isEqualTo(9 / Math.sqrt(2));
            assertThat(config.rank("model.layers.0.self_attn.xk_proj")).isEqualTo(2);
            assertThat(adapter.replaced()).contains("lm_head.weight", "model.layers.0.self_attn.v_proj.bias");
        }
    }
}
