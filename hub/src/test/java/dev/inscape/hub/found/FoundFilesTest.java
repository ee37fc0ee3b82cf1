package dev.inscape.hub.found;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.inscape.InscapeException;
import dev.inscape.hub.JsonFile;
import dev.inscape.hub.TestFiles;
import dev.inscape.hub.Weights;
import dev.inscape.hub.gguf.GgufConfig;
import dev.inscape.hub.gguf.GgufFile;
import dev.inscape.hub.gguf.GgufWeights;
import dev.inscape.hub.save.Companions;
import dev.inscape.hub.save.ModelDirectory;
import dev.inscape.hub.save.SaveOptions;
import dev.inscape.tensor.Scope;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What each kind of model says of its files: configuration, weights, tokenizer, names, hashes. */
class FoundFilesTest {

    @TempDir private Path place;

    private static ModelFiles find(Path path) {
        return ModelFiles.resolve(path.toString());
    }

    private static String sha256(Path file) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
    }

    private static List<String> names(ModelFiles model) {
        return model.files().stream().map(file -> file.getFileName().toString()).toList();
    }

    private static void requireSame(Weights found, Weights expected) {
        try (found; expected; var scope = Scope.open()) {
            assertThat(found.names()).isEqualTo(expected.names()).isNotEmpty();
            for (var name : expected.names()) {
                assertThat(found.shape(name)).as(name).containsExactly(expected.shape(name));
                assertThat(found.dtype(name)).as(name).isEqualTo(expected.dtype(name));
                assertThat(found.tensor(name).contiguous().segment().toArray(JAVA_BYTE)).as(name)
                        .isEqualTo(expected.tensor(name).contiguous().segment().toArray(JAVA_BYTE));
            }
        }
    }

    @Test
    void a_directory_is_what_lies_in_it() throws Exception {
        var directory = Prepared.directory(place.resolve("m"));
        Files.writeString(directory.resolve("README.md"), "of no use to the model");
        Files.createDirectory(directory.resolve("merges.txt"));
        Files.writeString(directory.resolve("generation_config.json"), "{}");
        var model = find(directory);
        assertThat(model.name()).isEqualTo(directory.toString());
        assertThat(model.format()).isEqualTo("directory (model.safetensors)");
        assertThat(model.config()).isEqualTo(JsonFile.read(directory.resolve("config.json")));
        assertThat(model.tokenizer()).isEqualTo(new TokenizerSource.InFiles(directory));
        requireSame(model.openWeights(), Prepared.plainBase());
        assertThat(names(model)).containsExactly("config.json", "generation_config.json", "model.safetensors",
                "tokenizer.json");
        assertThat(model.hashes()).containsOnlyKeys(names(model));
        for (var file : model.files()) {
            assertThat(model.hashes()).containsEntry(file.getFileName().toString(), sha256(file));
        }
    }

    @Test
    void shards_are_files_of_the_model_and_what_reads_like_one_is_not() throws IOException {
        try (var weights = Prepared.plainBase()) {
            ModelDirectory.write(place.resolve("m"), weights, JsonNodeFactory.instance.objectNode(), Companions.NONE,
                    SaveOptions.DEFAULT.atMost(3000));
        }
        Files.writeString(place.resolve("m/model-card.md"), "of no use to the model");
        var model = find(place.resolve("m"));
        assertThat(names(model)).containsExactly("config.json", "model-00001-of-00002.safetensors",
                "model-00002-of-00002.safetensors", "model.safetensors.index.json");
        assertThat(model.format()).isEqualTo("directory (model.safetensors in shards)");
        assertThat(model.hashes()).hasSize(4);
        requireSame(model.openWeights(), Prepared.plainBase());
    }

    @Test
    void shards_are_known_by_the_index_whatever_they_are_called() throws IOException {
        var directory = Files.createDirectory(place.resolve("m"));
        Files.writeString(directory.resolve("config.json"), "{}");
        Prepared.copy("torch/module-state.pt", directory.resolve("one.bin"));
        Files.writeString(directory.resolve("pytorch_model.bin.index.json"),
                "{\"weight_map\": {\"linear.bias\": \"one.bin\"}}");
        assertThat(names(find(directory))).containsExactly("config.json", "one.bin", "pytorch_model.bin.index.json");
    }

    @Test
    void a_directory_without_weights_says_what_it_looked_for() throws IOException {
        Files.writeString(place.resolve("config.json"), Prepared.CONFIG);
        var model = find(place);
        assertThatThrownBy(model::openWeights).isInstanceOf(InscapeException.class)
                .hasMessageStartingWith(place + " holds no weights; looked for model.safetensors");
    }

    @Test
    void a_gguf_file_is_everything() throws Exception {
        var file = Prepared.copy("gguf/tiny-qwen3.gguf", place.resolve("q.gguf"));
        var model = find(file);
        assertThat(model.format()).isEqualTo("GGUF file");
        assertThat(model.tokenizer()).isEqualTo(new TokenizerSource.InGguf(file));
        assertThat(model.files()).containsExactly(file);
        assertThat(model.hashes()).containsOnlyKeys("q.gguf").containsEntry("q.gguf", sha256(file));
        requireSame(model.openWeights(), GgufWeights.open(TestFiles.path("gguf/tiny-qwen3.gguf")));
        try (var opened = GgufFile.open(file)) {
            assertThat(model.config()).isEqualTo(GgufConfig.of(opened));
        }
        assertThat(model.config().path("model_type").asText()).isEqualTo("qwen3");
    }

    @Test
    void an_adapter_is_merged_as_peft_merges_it() throws IOException {
        Prepared.directory(place.resolve("base"));
        var model = find(Prepared.adapter(place.resolve("adapter"), "\"../base\""));
        try (var found = model.openWeights(); var expected = Prepared.plainMerged(); var scope = Scope.open()) {
            assertThat(found.names()).isEqualTo(expected.names());
            for (var name : expected.names()) {
                assertThat(found.tensor(name).toFloats()).as(name)
                        .containsExactly(expected.tensor(name).toFloats(), within(1e-6f));
            }
        }
        assertThat(model.config()).isEqualTo(find(place.resolve("base")).config());
        assertThat(model.format()).startsWith("LoRA adapter over ").endsWith("base, directory (model.safetensors)");
    }

    @Test
    void an_adapters_files_and_hashes_are_its_own_and_its_bases() throws Exception {
        var base = Prepared.directory(place.resolve("base"));
        var adapter = Prepared.adapter(place.resolve("adapter"), "\"../base\"");
        var model = find(adapter);
        assertThat(names(model)).containsExactly("adapter_config.json", "adapter_model.safetensors", "config.json",
                "model.safetensors", "tokenizer.json");
        assertThat(model.hashes()).containsOnlyKeys("adapter_config.json", "adapter_model.safetensors",
                "base/config.json", "base/model.safetensors", "base/tokenizer.json")
                .containsEntry("adapter_model.safetensors", sha256(adapter.resolve("adapter_model.safetensors")))
                .containsEntry("base/model.safetensors", sha256(base.resolve("model.safetensors")));
    }

    @Test
    void an_adapter_has_the_bases_tokenizer_until_it_has_one_of_its_own() throws IOException {
        Prepared.directory(place.resolve("base"));
        var adapter = Prepared.adapter(place.resolve("adapter"), "\"../base\"");
        assertThat(find(adapter).tokenizer()).isInstanceOfSatisfying(TokenizerSource.InFiles.class,
                source -> assertThat(source.path().normalize()).isEqualTo(place.resolve("base")));
        Files.writeString(adapter.resolve("tokenizer.json"), "{}");
        assertThat(find(adapter).tokenizer()).isEqualTo(new TokenizerSource.InFiles(adapter));
    }

    @Test
    void a_base_that_the_adapter_does_not_fit_leaves_nothing_open() throws IOException {
        Prepared.copy("gguf/tiny-gpt2.gguf", place.resolve("other.gguf"));
        var model = find(Prepared.adapter(place.resolve("adapter"), "\"" + place.resolve("other.gguf") + "\""));
        assertThatThrownBy(model::openWeights).isInstanceOf(InscapeException.class)
                .hasMessageContaining("which the base model does not have");
    }

    @Test
    void hashes_are_sha256_at_every_size() throws Exception {
        for (int size : new int[]{0, 1, 4097, (1 << 24) - 1, 1 << 24, (1 << 24) + 12_345}) {
            var content = new byte[size];
            new Random(size).nextBytes(content);
            var file = Files.write(place.resolve("content"), content);
            assertThat(FileHashes.of(List.of(file))).as("%d bytes", size).containsOnlyKeys("content")
                    .containsEntry("content", sha256(file));
        }
    }
}
