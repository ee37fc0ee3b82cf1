package dev.inscape.hub.found;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.inscape.InscapeException;
import dev.inscape.UsageException;
import dev.inscape.hub.cache.HubEnvironment;
import dev.inscape.hub.pull.HubClient;
import dev.inscape.hub.pull.PullListener;
import dev.inscape.hub.stub.StubHub;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class ModelFinderTest {

    @TempDir private Path place;
    private final StubHub hub = StubHub.start();
    private final Map<String, String> environment = new HashMap<>();

    @BeforeEach
    void describe() {
        environment.put("HF_HOME", place.resolve("home").toString());
        environment.put("HF_ENDPOINT", hub.endpoint().toString());
    }

    @AfterEach
    void stop() {
        hub.close();
    }

    private ModelFiles find(Object name) {
        return new ModelFinder(HubClient.of(new HubEnvironment(environment)), PullListener.QUIET).find(name.toString());
    }

    private static Map<String, byte[]> contents(Path directory) throws IOException {
        var contents = new HashMap<String, byte[]>();
        try (var files = Files.list(directory)) {
            for (var file : files.toList()) {
                contents.put(file.getFileName().toString(), Files.readAllBytes(file));
            }
        }
        return contents;
    }

    @Test
    void the_model_that_ships_needs_no_file_and_no_hub() {
        assertThat(find("minilm")).isEqualTo(EmbeddedModel.minilm());
        assertThat(hub.requests()).isEmpty();
    }

    @Test
    void a_model_whose_jar_is_not_there_is_refused_with_the_artifact_to_add() {
        assertThatThrownBy(() -> find("world")).isInstanceOf(UsageException.class).hasMessage(
                "the model \"world\" is not on the class path; add the artifact dev.inscape:inscape-world to it");
        assertThat(hub.requests()).isEmpty();
    }

    @Test
    void a_directory_that_reads_like_a_model_of_the_hub_is_the_directory() throws IOException {
        var directory = Files.createTempDirectory(Path.of("target"), "found");
        try {
            Prepared.directory(directory);
            hub.commit(directory.toString(), "main", contents(directory));
            assertThat(find(directory)).isInstanceOfSatisfying(DirectoryModel.class,
                    model -> assertThat(model.directory()).isEqualTo(directory));
            assertThat(hub.requests()).isEmpty();
        } finally {
            for (var file : contents(directory).keySet()) {
                Files.delete(directory.resolve(file));
            }
            Files.delete(directory);
        }
    }

    @Test
    void a_directory_whose_name_ends_as_a_gguf_file_is_the_directory() throws IOException {
        var directory = Prepared.directory(place.resolve("model.gguf"));
        assertThat(find(directory)).isInstanceOf(DirectoryModel.class);
    }

    @Test
    void a_gguf_file_is_found_by_its_path_or_by_the_directory_that_has_no_other() throws IOException {
        var directory = Files.createDirectory(place.resolve("quantised"));
        var file = Prepared.copy("gguf/tiny-llama.gguf", directory.resolve("a.gguf"));
        assertThat(find(file)).isInstanceOfSatisfying(GgufModel.class, model -> {
            assertThat(model.file()).isEqualTo(file);
            assertThat(model.name()).isEqualTo(file.toString());
        });
        assertThat(find(directory)).isInstanceOfSatisfying(GgufModel.class, model -> {
            assertThat(model.file()).isEqualTo(file);
            assertThat(model.name()).isEqualTo(directory.toString());
        });
    }

    @Test
    void a_configuration_beside_a_lone_gguf_file_does_not_hide_it() throws IOException {
        var directory = Files.createDirectories(place.resolve("repo"));
        Files.writeString(directory.resolve("config.json"), "{\"model_type\": \"llama\"}");
        var file = Prepared.copy("gguf/tiny-llama.gguf", directory.resolve("a.gguf"));
        assertThat(find(directory).files()).containsExactly(file);
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void a_link_out_of_a_directory_is_refused_and_one_within_it_is_followed() throws IOException {
        var directory = Prepared.directory(place.resolve("model"));
        Files.createSymbolicLink(directory.resolve("vocab.txt"), Path.of("config.json"));
        assertThat(find(directory)).isInstanceOf(DirectoryModel.class);

        var outside = Files.writeString(place.resolve("secret.json"), "{}");
        var link = Files.createSymbolicLink(directory.resolve("chat_template.jinja"), outside);
        assertThatThrownBy(() -> find(directory)).isInstanceOf(InscapeException.class)
                .hasMessage(link + " is a link to " + outside.toRealPath() + ", out of " + directory
                        + "; put the file itself there");
    }

    @Test
    void of_several_gguf_files_none_is_chosen_silently() throws IOException {
        var directory = Files.createDirectory(place.resolve("quantised"));
        Prepared.copy("gguf/tiny-llama.gguf", directory.resolve("Q4.gguf"));
        Prepared.copy("gguf/tiny-qwen2.gguf", directory.resolve("Q8.gguf"));
        assertThatThrownBy(() -> find(directory)).isInstanceOf(InscapeException.class)
                .hasMessage(
                        directory + " is no model: it has several .gguf files; name one of them: Q4.gguf, Q8.gguf");
        assertThat(find(directory.resolve("Q8.gguf")).config().path("model_type").asText()).isEqualTo("qwen2");
    }

    @Test
    void a_directory_of_something_else_is_refused() throws IOException {
        Files.writeString(place.resolve("notes.txt"), "not a model");
        assertThatThrownBy(() -> find(place)).isInstanceOf(InscapeException.class)
                .hasMessage(place + " is no model: it has no config.json, no adapter_config.json and no .gguf file");
    }

    @Test
    void a_file_of_a_model_is_not_the_model() throws IOException {
        var file = Prepared.directory(place.resolve("m")).resolve("model.safetensors");
        assertThatThrownBy(() -> find(file)).isInstanceOf(UsageException.class)
                .hasMessageStartingWith(file + " is a file; name the directory that it is in; a model is minilm");
    }

    @Test
    void a_gguf_file_that_is_not_there_is_said_to_be_missing() {
        var missing = place.resolve("missing.gguf");
        assertThatThrownBy(() -> find(missing)).isInstanceOf(InscapeException.class)
                .hasMessageContaining(missing + ": there is no such file");
    }

    @Test
    void unknown_names_are_refused_with_what_there_is() {
        assertThatThrownBy(() -> find("minilim")).isInstanceOf(UsageException.class)
                .hasMessage("unknown model \"minilim\"; did you mean \"minilm\"?; a model is minilm (which ships with "
                        + "Inscape), a directory, a .gguf file, or owner/name of the hub");
        for (var name : new String[]{"", "no-such-model", "./no/such/directory", "a/b/c", "\0", "minilm@main"}) {
            assertThatThrownBy(() -> find(name)).as(name).isInstanceOf(UsageException.class)
                    .hasMessageStartingWith("unknown model \"");
        }
        assertThat(hub.requests()).isEmpty();
    }

    @Test
    void a_model_of_the_hub_is_pulled_once_and_found_offline() throws IOException {
        hub.commit("acme/tiny", "main", contents(Prepared.directory(place.resolve("published"))));
        var online = find("acme/tiny");
        assertThat(online.name()).isEqualTo("acme/tiny");
        assertThat(online).isInstanceOfSatisfying(DirectoryModel.class,
                model -> assertThat(model.directory()).startsWith(place.resolve("home/hub/models--acme--tiny")));
        assertThat(hub.storeRequests()).hasSize(1);
        hub.close();
        environment.put("HF_HUB_OFFLINE", "1");
        assertThat(find("acme/tiny")).isEqualTo(online);
        assertThat(online.hashes()).isEqualTo(find(place.resolve("published")).hashes());
        assertThatThrownBy(() -> find("acme/other")).isInstanceOf(InscapeException.class)
                .hasMessageContaining(" has no acme/other; pull it first");
    }

    @Test
    void a_revision_of_the_hub_is_that_revision() throws IOException {
        var published = Prepared.directory(place.resolve("published"));
        hub.commit("acme/tiny", "main", contents(published));
        Files.writeString(published.resolve("config.json"), "{\"model_type\": \"older\"}");
        hub.commit("acme/tiny", "v0.1", contents(published));
        assertThat(find("acme/tiny@v0.1").config().path("model_type").asText()).isEqualTo("older");
        assertThat(find("acme/tiny").config().path("model_type").asText()).isEqualTo("llama");
    }
}
