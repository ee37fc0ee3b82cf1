package dev.inscape.model.summary;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.inscape.hub.found.EmbeddedModel;
import dev.inscape.hub.found.ModelFiles;
import dev.inscape.hub.save.Companions;
import dev.inscape.hub.save.ModelDirectory;
import dev.inscape.hub.save.SaveOptions;
import dev.inscape.tensor.DType;
import dev.inscape.tensor.Scope;
import dev.inscape.tensor.Tensor;
import dev.inscape.tensor.Tensors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelSummaryTest {

    @TempDir private Path place;
    private final Scope scope = Scope.open();

    @AfterEach
    void close() {
        scope.close();
    }

    private static ModelSummary of(Path path) {
        return ModelSummary.of(ModelFiles.resolve(path.toString()));
    }

    private static Map<String, Tensor> weights() {
        return Map.of("layer.proj.weight", Tensors.of(new float[]{1, 2, 3, 4, 5, 6}, 2, 3), "norm",
                Tensors.of(new float[]{7, 8, 9, 10}, 4).to(DType.BFLOAT16), "scalar", Tensors.of(new long[]{11}));
    }

    @Test
    void the_model_that_ships_is_summed_up() {
        var summary = ModelSummary.of(EmbeddedModel.minilm());
        assertThat(summary.family()).isEqualTo("bert");
        assertThat(summary.sizes()).containsExactly(Map.entry("layers", 6L), Map.entry("width", 384L),
                Map.entry("heads", 12L), Map.entry("neurons", 1536L), Map.entry("context", 512L),
                Map.entry("vocabulary", 30522L));
        assertThat(summary.tensors()).isEqualTo(102);
        assertThat(summary.dtypes()).isEqualTo(Map.of("f32", 22_565_376L, "i64", 512L));
        assertThat(summary.parameters()).isEqualTo(22_565_888);
        assertThat(summary.templates()).isEmpty();
        assertThat(summary.files()).containsOnlyKeys("config.json", "model.onnx", "tokenizer.json").containsEntry(
                "model.onnx",
                90_387_606L);
        assertThat(summary.tokenizer()).isEqualTo(new TokenizerSummary(30522, List.of("[CLS]"), List.of("[SEP]"),
                Map.of(), "")); // which token has which role is in a tokenizer_config.json, which does not ship
    }

    @Test
    void a_directory_is_summed_up_with_what_its_configuration_calls_things() throws IOException {
        var summary = of(SmallModels.model(place.resolve("m"), weights()));
        assertThat(summary.family()).isEqualTo("tiny");
        assertThat(summary.sizes()).containsExactly(Map.entry("layers", 1L), Map.entry("width", 3L),
                Map.entry("vocabulary", 7L));
        assertThat(summary.tensors()).isEqualTo(3);
        assertThat(summary.parameters()).isEqualTo(11);
        assertThat(summary.dtypes()).isEqualTo(Map.of("f32", 6L, "bf16", 4L, "i64", 1L));
    }

    @Test
    void a_tokenizer_that_is_missing_is_part_of_the_answer() throws IOException {
        var summary = of(SmallModels.model(place.resolve("m"), weights()));
        assertThat(summary.tokenizer().vocabulary()).isZero();
        assertThat(summary.tokenizer().problem()).contains("m").contains("tokenizer");
    }

    @Test
    void shards_are_listed_each_and_their_weights_together() throws IOException {
        var whole = ModelFiles.resolve(SmallModels.model(place.resolve("whole"), weights()).toString());
        try (var read = whole.openWeights()) {
            ModelDirectory.write(place.resolve("m"), read, (ObjectNode) whole.config(), Companions.NONE,
                    SaveOptions.DEFAULT.atMost(32));
        }
        var summary = of(place.resolve("m"));
        assertThat(summary.format()).isEqualTo("directory (model.safetensors in shards)");
        assertThat(summary.files()).containsKeys("config.json", "model.safetensors.index.json",
                "model-00001-of-00002.safetensors", "model-00002-of-00002.safetensors").hasSize(4);
        assertThat(summary.dtypes()).isEqualTo(ModelSummary.of(whole).dtypes());
    }

    @Test
    void an_adapter_has_the_files_of_both_even_where_they_have_one_name() throws IOException {
        var base = SmallModels.model(place.resolve("base"), weights());
        SmallModels.addTokenizer(base);
        var adapter = SmallModels.adapter(place.resolve("adapter"), base, Tensors.of(new float[]{1, 2, 3}, 1, 3),
                Tensors.of(new float[]{4, 5}, 2, 1));
        SmallModels.addTokenizer(adapter);
        Files.writeString(adapter.resolve("chat_template.jinja"), "{{ messages[0].content }}");
        var summary = of(adapter);
        assertThat(summary.format()).isEqualTo("LoRA adapter over " + base + ", directory (model.safetensors)");
        assertThat(summary.family()).isEqualTo("tiny");
        assertThat(summary.parameters()).isEqualTo(11);
        assertThat(summary.templates()).containsExactly("default");
        assertThat(summary.tokenizer().before()).containsExactly("[CLS]");
        assertThat(summary.files()).containsOnlyKeys("adapter_config.json", "adapter_model.safetensors",
                "chat_template.jinja", "tokenizer.json", "base/config.json", "base/model.safetensors",
                "base/tokenizer.json");
    }
}
