package dev.inscape.hub.pull;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.inscape.InscapeException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OfflineTest {

    @TempDir private Path directory;
    private PullFixture fixture;

    @BeforeEach
    void start() {
        fixture = new PullFixture(directory.resolve("cache"));
    }

    @AfterEach
    void stop() {
        fixture.close();
    }

    @Test
    void offline_takes_the_cache_and_asks_and_writes_nothing() throws IOException {
        fixture.hub.commit("acme/tiny", "main", PullFixture.tiny(501));
        var online = fixture.pull();
        int asked = fixture.hub.requests().size();
        var before = fixture.inventory();
        fixture.environment.put("HF_HUB_OFFLINE", "1");
        var offline = fixture.pull();
        assertThat(offline.snapshot()).isEqualTo(online.snapshot());
        assertThat(offline.unreached()).contains("HF_HUB_OFFLINE or TRANSFORMERS_OFFLINE is set");
        assertThat(fixture.hub.requests()).hasSize(asked);
        assertThat(fixture.inventory()).isEqualTo(before);
    }

    @Test
    void offline_without_a_copy_says_where_it_looked() {
        fixture.environment.put("TRANSFORMERS_OFFLINE", "yes");
        assertThatThrownBy(fixture::pull).isInstanceOf(InscapeException.class).hasMessage("the cache " + fixture.root
                + " has no acme/tiny; pull it first, with HF_HUB_OFFLINE and TRANSFORMERS_OFFLINE unset");
        assertThat(fixture.root).doesNotExist();
    }

    @Test
    void a_hub_that_is_gone_leaves_the_copy_usable() {
        fixture.hub.commit("acme/tiny", "main", PullFixture.tiny(501));
        var online = fixture.pull();
        fixture.hub.close();
        var pulled = fixture.pull();
        assertThat(pulled.snapshot()).isEqualTo(online.snapshot());
        assertThat(pulled.unreached()).contains("cannot connect to 127.0.0.1:" + fixture.hub.endpoint().getPort());
    }

    @Test
    void a_hub_that_is_gone_and_no_copy_is_an_error_of_one_line() {
        fixture.hub.close();
        assertThatThrownBy(fixture::pull).isInstanceOf(InscapeException.class)
                .hasMessage("cannot pull acme/tiny: cannot connect to 127.0.0.1:" + fixture.hub.endpoint().getPort()
                        + "; the cache has no copy of it; try again later");
    }

    @Test
    void a_host_that_is_unknown_is_named() {
        fixture.environment.put("HF_ENDPOINT", "http://no-such-host.invalid");
        assertThatThrownBy(fixture::pull).isInstanceOf(InscapeException.class)
                .hasMessageContaining("cannot find the host no-such-host.invalid;");
    }

    @Test
    void an_incomplete_copy_is_an_error_that_names_what_is_missing() throws IOException {
        var files = PullFixture.tiny(1);
        files.remove("model.safetensors");
        files.put("model.safetensors.index.json",
                "{\"weight_map\": {\"a\": \"one.safetensors\", \"b\": \"two.safetensors\"}}".getBytes(UTF_8));
        files.put("one.safetensors", PullFixture.bytes(301, 1));
        files.put("two.safetensors", PullFixture.bytes(302, 2));
        fixture.hub.commit("acme/tiny", "main", files);
        var snapshot = fixture.pull().snapshot();
        Files.delete(snapshot.directory().resolve("one.safetensors"));
        Files.delete(snapshot.file("two.safetensors").orElseThrow().toRealPath());
        assertThatThrownBy(() -> fixture.client().cached(PullFixture.ID)).isInstanceOf(InscapeException.class)
                .hasMessage("acme/tiny is not whole in the cache: " + snapshot.directory()
                        + " lacks one.safetensors, two.safetensors; pull it again");
        assertThat(fixture.pull().downloaded()).isEqualTo(1);
        assertThat(fixture.client().cached(PullFixture.ID).files()).hasSize(5);
    }

    @Test
    void a_copy_of_the_configuration_alone_lacks_its_weights() {
        fixture.hub.commit("acme/tiny", "main", PullFixture.tiny(501));
        fixture.client().pull(PullFixture.ID, List.of("config.json"), fixture.listener());
        fixture.hub.close();
        assertThatThrownBy(fixture::pull).isInstanceOf(InscapeException.class)
                .hasMessageEndingWith("its copy in the cache lacks model.safetensors; try again later");
        assertThat(fixture.client().cached(PullFixture.ID, List.of("config.json")).files())
                .containsOnlyKeys("config.json");
    }

    @Test
    void by_pythons_list_a_missing_tokenizer_is_known_too() throws IOException {
        var commit = fixture.hub.commit("acme/tiny", "main", PullFixture.tiny(501));
        fixture.client().pull(PullFixture.ID, List.of("config.json", "model.safetensors"), fixture.listener());
        assertThat(fixture.client().cached(PullFixture.ID).files()).hasSize(2);
        var trees = Files.createDirectories(fixture.root.resolve("models--acme--tiny/trees"));
        Files.writeString(trees.resolve(commit + ".json"), """
                {"format_version": 1, "files": {"config.json": {"size": 1, "blob_id": "a"}, "README.md": {"size": 1,
                 "blob_id": "b"}, "tokenizer.json": {"size": 17, "blob_id": "c"}, "model.safetensors": {"size": 9, "blob_id": "d",
                 "lfs_sha256": "e", "lfs_size": 501}}}""");
        assertThatThrownBy(() -> fixture.client().cached(PullFixture.ID)).hasMessageContaining("lacks tokenizer.json;");
    }

    @Test
    void a_commit_that_is_known_to_be_whole_is_not_asked_about() throws IOException {
        var commit = fixture.hub.commit("acme/tiny", "main", PullFixture.tiny(501));
        fixture.pull();
        var trees = Files.createDirectories(fixture.root.resolve("models--acme--tiny/trees"));
        Files.writeString(trees.resolve(commit + ".json"), """
                {"format_version": 1, "files": {"config.json": {"size": 1, "blob_id": "a"}, "model.safetensors": {"size": 9,
                 "blob_id": "d", "lfs_sha256": "e", "lfs_size": 501}}}""");
        int asked = fixture.hub.requests().size();
        var pulled = fixture.client().pull(PullFixture.ID.at(commit), fixture.listener());
        assertThat(pulled.unreached()).isEmpty();
        assertThat(fixture.hub.requests()).hasSize(asked);
        assertThat(Map.copyOf(pulled.snapshot().files())).hasSize(3);
    }
}
