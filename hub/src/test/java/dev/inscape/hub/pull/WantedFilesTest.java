package dev.inscape.hub.pull;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.inscape.InscapeException;
import dev.inscape.UsageException;
import dev.inscape.hub.shard.ShardedWeights;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WantedFilesTest {

    private static List<String> of(String... names) {
        return WantedFiles.first("acme/tiny", Set.of(names), Set.of());
    }

    @Test
    void a_model_of_one_file_brings_what_surrounds_it_and_leaves_other_frameworks() {
        assertThat(of(".gitattributes", "README.md", "LICENSE", "config.json", "generation_config.json",
                "tokenizer.json",
                "tokenizer_config.json", "special_tokens_map.json", "chat_template.jinja", "vocab.txt", "merges.txt",
                "model.safetensors", "pytorch_model.bin", "flax_model.msgpack", "tf_model.h5", "rust_model.ot",
                "onnx/model.onnx", "onnx/config.json", "original/params.json", "consolidated.safetensors",
                "consolidated.00.pth", "model.Q4_K_M.gguf", "training_args.bin", "eval/config.json"))
                .containsExactly("chat_template.jinja", "config.json", "generation_config.json", "merges.txt",
                        "model.safetensors", "special_tokens_map.json", "tokenizer.json", "tokenizer_config.json",
                        "vocab.txt");
    }

    @Test
    void an_index_stands_for_its_shards_unless_there_is_one_file() {
        assertThat(of("config.json", "model.safetensors.index.json", "model-1.safetensors", "other.safetensors"))
                .containsExactly("config.json", "model.safetensors.index.json");
        assertThat(of("model.safetensors.index.json", "model-1.safetensors", "model.safetensors"))
                .containsExactly("model.safetensors");
    }

    @Test
    void without_the_usual_name_every_safetensors_beside_the_configuration_is_taken() {
        assertThat(of("weights.safetensors", "consolidated.safetensors", "sub/other.safetensors"))
                .containsExactly("weights.safetensors");
    }

    @Test
    void pickled_weights_come_only_where_there_is_nothing_else() {
        assertThat(of("pytorch_model.bin", "config.json")).containsExactly("config.json", "pytorch_model.bin");
        assertThat(of("pytorch_model.bin.index.json", "pytorch_model-1.bin"))
                .containsExactly("pytorch_model.bin.index.json");
        assertThat(of("pytorch_model-00001.bin", "pytorch_model-00002.bin")).hasSize(2);
        assertThat(of("pytorch_model.bin", "x.safetensors")).containsExactly("x.safetensors");
    }

    @Test
    void an_adapter_is_a_model_too() {
        assertThat(of("adapter_config.json", "adapter_model.safetensors", "adapter_model.bin", "training_args.bin"))
                .containsExactly("adapter_config.json", "adapter_model.safetensors");
        assertThat(of("adapter_config.json", "adapter_model.bin")).contains("adapter_model.bin");
    }

    @Test
    void the_parts_of_a_sentence_model_come_along() {
        assertThat(of("modules.json", "config_sentence_transformers.json", "sentence_bert_config.json",
                "1_Pooling/config.json",
                "2_Dense/model.safetensors", "2_Dense/pytorch_model.bin", "2_Dense/config.json", "model.safetensors"))
                .hasSize(7).doesNotContain("2_Dense/pytorch_model.bin");
    }

    @Test
    void no_weights_at_all_are_an_error() {
        assertThatThrownBy(() -> of("config.json", "README.md")).isInstanceOf(InscapeException.class)
                .hasMessage(
                        "acme/tiny has no weights as safetensors (nor as pytorch_model.bin) among its 2 files; ask for files "
                                + "by name if you want those");
    }

    @Test
    void names_are_taken_as_they_are_and_once() {
        var all = Set.of("a.gguf", "b.gguf", "config.json");
        assertThat(WantedFiles.named("acme/tiny", all, List.of("b.gguf", "a.gguf", "b.gguf"))).containsExactly("a.gguf",
                "b.gguf");
        assertThatThrownBy(() -> WantedFiles.named("acme/tiny", all, List.of("c.gguf")))
                .isInstanceOf(UsageException.class)
                .hasMessageStartingWith("acme/tiny has no file \"c.gguf\"; did you mean \"");
    }

    @Test
    void an_index_that_is_none_or_leads_elsewhere_is_refused(@TempDir Path directory) throws IOException {
        var index = directory.resolve("model.safetensors.index.json");
        for (var wrong : List.of("no json", "{}", "{\"weight_map\": {}}",
                "{\"weight_map\": {\"a\": \"../../x.safetensors\"}}")) {
            Files.write(index, wrong.getBytes(UTF_8));
            assertThatThrownBy(() -> ShardedWeights.namesIn(index)).as(wrong).isInstanceOf(InscapeException.class)
                    .hasMessageContaining(index.toString());
        }
    }
}
