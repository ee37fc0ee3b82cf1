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
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An adapter says which model it was made for, and that is found too. */
class AdapterFindingTest {

    @TempDir private Path place;
    private final StubHub hub = StubHub.start();

    @AfterEach
    void stop() {
        hub.close();
    }

    private ModelFiles find(Path name) {
        return finder().find(name.toString());
    }

    private ModelFinder finder() {
        var environment = new HubEnvironment(Map.of("HF_HOME", place.resolve("home").toString(), "HF_ENDPOINT",
                hub.endpoint().toString()));
        return new ModelFinder(HubClient.of(environment), PullListener.QUIET);
    }

    private static void requireOver(ModelFiles found, Path base) {
        assertThat(found).isInstanceOfSatisfying(AdapterModel.class,
                adapter -> assertThat(adapter.base()).isInstanceOfSatisfying(DirectoryModel.class,
                        directory -> assertThat(directory.directory().normalize()).isEqualTo(base)));
    }

    @Test
    void its_base_is_a_directory_from_where_the_adapter_lies() throws IOException {
        var base = Prepared.directory(place.resolve("base"));
        requireOver(find(Prepared.adapter(place.resolve("beside"), "\"../base\"")), base);
        requireOver(find(Prepared.adapter(place.resolve("absolute"), "\"" + base + "\"")), base);
        var inner = Prepared.directory(place.resolve("above/inner"));
        requireOver(find(Prepared.adapter(place.resolve("above"), "\"inner\"")), inner);
    }

    @Test
    void its_base_is_a_gguf_file_from_where_the_adapter_lies() throws IOException {
        var gguf = Prepared.copy("gguf/tiny-llama.gguf", place.resolve("tiny.gguf"));
        assertThat(find(Prepared.adapter(place.resolve("adapter"), "\"../tiny.gguf\"")))
                .isInstanceOfSatisfying(AdapterModel.class,
                        adapter -> assertThat(adapter.base()).isInstanceOfSatisfying(GgufModel.class,
                                base -> assertThat(base.file().normalize()).isEqualTo(gguf)));
    }

    @Test
    void its_base_is_a_model_of_the_hub_at_the_revision_that_it_names() throws IOException {
        var published = Prepared.directory(place.resolve("published"));
        var weights = Files.readAllBytes(published.resolve("model.safetensors"));
        hub.commit("tiny/plain", "main", Map.of("config.json", "{\"is\": \"newer\"}".getBytes(), "model.safetensors",
                weights));
        hub.commit("tiny/plain", "v1", Map.of("config.json", "{\"is\": \"older\"}".getBytes(), "model.safetensors",
                weights));
        assertThat(find(Prepared.adapter(place.resolve("plain"), "\"tiny/plain\"")).config().path("is").asText())
                .isEqualTo("newer");
        assertThat(find(Prepared.adapter(place.resolve("old"), "\"tiny/plain\"", "\"v1\"")).config().path("is")
                .asText()).isEqualTo("older");
    }

    private void publish(String repo, Path directory) throws IOException {
        var contents = new HashMap<String, byte[]>();
        try (var files = Files.list(directory)) {
            for (var file : files.toList()) {
                contents.put(file.getFileName().toString(), Files.readAllBytes(file));
            }
        }
        hub.commit(repo, "main", contents);
    }

    @Test
    void a_pulled_adapter_reads_no_path_of_this_machine_unless_its_user_names_it() throws IOException {
        var base = Prepared.directory(place.resolve("base"));
        for (var name : List.of(base.toString(), "../../../../../base", "base", "~/base", "model.gguf")) {
            publish("acme/lora", Prepared.adapter(Files.createTempDirectory(place, "published"), "\"" + name + "\""));
            assertThatThrownBy(() -> finder().find("acme/lora")).as(name).isInstanceOf(InscapeException.class)
                    .hasMessageContaining("was made for \"" + name + "\", which is no model of the hub")
                    .hasMessageEndingWith("; say which model that is with --base");
            requireOver(finder().withBase(base.toString()).find("acme/lora"), base);
        }
    }

    @Test
    void a_pulled_adapter_takes_another_model_from_the_cache_and_pulls_none() throws IOException {
        publish("acme/lora", Prepared.adapter(place.resolve("lora"), "\"tiny/plain\""));
        publish("tiny/plain", Prepared.directory(place.resolve("plain")));
        assertThatThrownBy(() -> finder().find("acme/lora")).isInstanceOf(InscapeException.class)
                .hasMessageStartingWith("cannot find what the adapter ").hasMessageContaining("acme--lora")
                .hasMessageEndingWith(" has no tiny/plain; pull it first");
        assertThat(hub.requests()).noneMatch(request -> request.toString().contains("plain"));
        finder().find("tiny/plain");
        assertThat(finder().find("acme/lora")).isInstanceOfSatisfying(AdapterModel.class,
                adapter -> assertThat(adapter.base().name()).isEqualTo("tiny/plain"));
        assertThat(finder().withBase("minilm").find("acme/lora")).isInstanceOfSatisfying(AdapterModel.class,
                adapter -> assertThat(adapter.base()).isEqualTo(EmbeddedModel.minilm()));
    }

    @Test
    void a_base_for_what_is_no_adapter_is_wrong_use() {
        assertThatThrownBy(() -> finder().withBase("acme/base").find("minilm")).isInstanceOf(UsageException.class)
                .hasMessage("minilm is no adapter: there is nothing to merge into acme/base");
    }

    @Test
    void an_adapter_over_an_adapter_is_refused() throws IOException {
        Prepared.adapter(place.resolve("first"), "\"minilm\"");
        var second = Prepared.adapter(place.resolve("second"), "\"../first\"");
        assertThatThrownBy(() -> find(second)).isInstanceOf(InscapeException.class)
                .hasMessageContaining("first is an adapter, and cannot be what another adapter was made for");
        var itself = Prepared.adapter(place.resolve("itself"), "\"../itself\"");
        assertThatThrownBy(() -> find(itself)).isInstanceOf(InscapeException.class)
                .hasMessageContaining("cannot be what another adapter was made for");
    }

    @Test
    void a_base_that_is_not_named_is_an_error_of_the_file() throws IOException {
        for (var nothing : new String[]{"null", "\"\""}) {
            var adapter = Prepared.adapter(Files.createTempDirectory(place, "a"), nothing);
            assertThatThrownBy(() -> find(adapter)).isInstanceOf(InscapeException.class)
                    .hasMessage(
                            adapter.resolve("adapter_config.json") + " does not say which model the adapter was made "
                                    + "for: base_model_name_or_path is missing");
        }
    }

    @Test
    void a_base_that_cannot_be_found_is_no_wrong_use_and_names_the_adapter() throws IOException {
        var gone = Prepared.adapter(place.resolve("gone"), "\"../no-such-base\"");
        assertThatThrownBy(() -> find(gone)).isInstanceOf(InscapeException.class).isNotInstanceOf(UsageException.class)
                .hasMessage("cannot find what the adapter " + gone
                        + " was made for: unknown model \"../no-such-base\"; "
                        + "a model is minilm (which ships with Inscape), a directory, a .gguf file, or owner/name of "
                        + "the hub");
        var unheard = Prepared.adapter(place.resolve("unheard"), "\"tiny/unheard\"");
        assertThatThrownBy(() -> find(unheard)).isInstanceOf(InscapeException.class)
                .hasMessageContaining(
                        "what the adapter " + unheard + " was made for: the hub has no model tiny/unheard");
    }
}
