package dev.inscape.hub.found;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.inscape.InscapeException;
import dev.inscape.UsageException;
import dev.inscape.hub.TestFiles;
import dev.inscape.hub.cache.HubEnvironment;
import dev.inscape.hub.cache.HubId;
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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Models of the hub that are there as GGUF files. */
class GgufOfHubTest {

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

    private ModelFinder finder() {
        return new ModelFinder(HubClient.of(new HubEnvironment(environment)), PullListener.QUIET);
    }

    private void pull(String file) {
        HubClient.of(new HubEnvironment(environment)).pull(HubId.parse("acme/tiny"), List.of(file), PullListener.QUIET);
    }

    private String publish(String... files) throws IOException {
        var contents = new HashMap<String, byte[]>();
        contents.put("README.md", "a card".getBytes());
        for (var file : files) {
            var family = file.contains("qwen") ? "gguf/tiny-qwen2.gguf" : "gguf/tiny-llama.gguf";
            contents.put(file, Files.readAllBytes(TestFiles.path(family)));
        }
        return hub.commit("acme/tiny", "main", contents);
    }

    private static void requireFile(ModelFiles model, String name, String end) {
        assertThat(model).isInstanceOfSatisfying(GgufModel.class, gguf -> {
            assertThat(gguf.name()).isEqualTo(name);
            assertThat(gguf.file().toString()).endsWith(end);
        });
    }

    @Test
    void a_lone_one_is_the_model_online_and_offline() throws IOException {
        publish("small/tiny-Q8_0.gguf", "mmproj-tiny.gguf");
        requireFile(finder().find("acme/tiny"), "acme/tiny", "small/tiny-Q8_0.gguf");
        assertThat(hub.storeRequests()).hasSize(1);
        hub.close();
        requireFile(finder().find("acme/tiny"), "acme/tiny", "small/tiny-Q8_0.gguf");
        environment.put("HF_HUB_OFFLINE", "1");
        requireFile(finder().find("acme/tiny:q8_0"), "acme/tiny:q8_0", "small/tiny-Q8_0.gguf");
        assertThatThrownBy(() -> finder().find("acme/tiny:Q4_0")).isInstanceOf(UsageException.class)
                .hasMessage("\"Q4_0\" is none of the GGUF files of acme/tiny: small/tiny-Q8_0.gguf");
    }

    @Test
    void of_several_none_is_pulled_and_one_is_named_behind_a_colon() throws IOException {
        publish("tiny-Q4_0.gguf", "qwen-Q8_0.gguf");
        assertThatThrownBy(() -> finder().find("acme/tiny")).isInstanceOf(InscapeException.class)
                .hasMessage("acme/tiny has no weights as safetensors, but several GGUF files; name one, as in "
                        + "acme/tiny:qwen-Q8_0.gguf: qwen-Q8_0.gguf, tiny-Q4_0.gguf");
        assertThat(hub.storeRequests()).isEmpty();
        requireFile(finder().find("acme/tiny:Q8_0"), "acme/tiny:Q8_0", "qwen-Q8_0.gguf");
        assertThat(finder().find("acme/tiny@main:qwen-Q8_0.gguf").config().path("model_type").asText())
                .isEqualTo("qwen2");
    }

    @Test
    void the_only_one_that_was_pulled_is_the_model_also_at_a_newer_commit() throws IOException {
        publish("tiny-Q4_0.gguf", "qwen-Q8_0.gguf");
        pull("qwen-Q8_0.gguf");
        requireFile(finder().find("acme/tiny"), "acme/tiny", "qwen-Q8_0.gguf");
        var newer = publish("tiny-Q4_0.gguf", "qwen-Q8_0.gguf", "tiny-Q2_K.gguf");
        requireFile(finder().find("acme/tiny"), "acme/tiny", newer + "/qwen-Q8_0.gguf");
        requireFile(finder().inCache().find("acme/tiny"), "acme/tiny", newer + "/qwen-Q8_0.gguf");
        pull("tiny-Q2_K.gguf");
        assertThatThrownBy(() -> finder().inCache().find("acme/tiny")).isInstanceOf(InscapeException.class)
                .hasMessageEndingWith(": qwen-Q8_0.gguf, tiny-Q2_K.gguf");
    }

    @Test
    void safetensors_come_first_and_gguf_files_beside_them_are_named() throws IOException {
        var published = Prepared.directory(place.resolve("published"));
        var gguf = Files.readAllBytes(TestFiles.path("gguf/tiny-llama.gguf"));
        hub.commit("acme/tiny", "main",
                Map.of("config.json", Files.readAllBytes(published.resolve("config.json")), "model.safetensors",
                        Files.readAllBytes(published.resolve("model.safetensors")), "tiny-Q8_0.gguf", gguf,
                        "tiny-Q4_0.gguf", gguf));
        requireFile(finder().find("acme/tiny:Q8_0"), "acme/tiny:Q8_0", "tiny-Q8_0.gguf");
        requireFile(finder().find("acme/tiny:Q4_0"), "acme/tiny:Q4_0", "tiny-Q4_0.gguf");
        assertThat(finder().find("acme/tiny")).isInstanceOf(DirectoryModel.class);
    }

    @Test
    void names_that_only_look_alike_ask_nobody() {
        assertThatThrownBy(() -> finder().find("models/x.gguf")).isInstanceOf(InscapeException.class)
                .hasMessageContaining("models/x.gguf: there is no such file");
        assertThatThrownBy(() -> finder().find("acme/tiny:")).isInstanceOf(UsageException.class)
                .hasMessage("\"acme/tiny:\" ends in a colon; write a GGUF file behind it, as in acme/tiny:Q4_K_M");
        assertThatThrownBy(() -> finder().find("minilm:Q4_K_M")).isInstanceOf(UsageException.class)
                .hasMessageStartingWith("unknown model \"minilm:Q4_K_M\"");
        assertThatThrownBy(() -> finder().inCache().find("acme/tiny:Q4_0")).isInstanceOf(InscapeException.class)
                .hasMessageEndingWith(" has no acme/tiny; pull it first");
        assertThat(hub.requests()).isEmpty();
    }
}
