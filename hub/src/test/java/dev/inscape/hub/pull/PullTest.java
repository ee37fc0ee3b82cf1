package dev.inscape.hub.pull;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.inscape.InscapeException;
import dev.inscape.UsageException;
import dev.inscape.hub.cache.HubId;
import dev.inscape.hub.stub.Reply;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PullTest {

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
    void a_model_is_laid_out_as_the_standard_cache_has_it() throws IOException {
        var files = PullFixture.tiny(12_345);
        var commit = fixture.hub.commit("acme/tiny", "main", files);
        var pulled = fixture.pull();
        var repo = fixture.root.resolve("models--acme--tiny");
        assertThat(pulled.snapshot().directory()).isEqualTo(repo.resolve("snapshots").resolve(commit));
        assertThat(repo.resolve("refs/main")).hasContent(commit);
        assertThat(pulled.snapshot().files()).containsOnlyKeys("config.json", "model.safetensors", "tokenizer.json");
        pulled.snapshot().files().forEach((name, path) -> assertThat(path).hasBinaryContent(files.get(name)));
        // git hash-object says so.
        var config = Files.readSymbolicLink(pulled.snapshot().directory().resolve("config.json"));
        assertThat(config).hasToString("../../blobs/383d241876edc2cc2d2036180dd6c0b980e20fa9");
        assertThat(pulled.downloaded()).isEqualTo(3);
        assertThat(pulled.bytes()).isEqualTo(
                PullFixture.length(files, "config.json", "tokenizer.json", "model.safetensors"));
        assertThat(pulled.unreached()).isEmpty();
        assertThat(fixture.root.resolve("CACHEDIR.TAG")).content()
                .startsWith("Signature: 8a477f597d28d172789f06886806bc55");
    }

    @Test
    void a_second_pull_asks_once_and_writes_nothing() throws IOException {
        fixture.hub.commit("acme/tiny", "main", PullFixture.tiny(5_003));
        fixture.pull();
        var before = fixture.inventory();
        int asked = fixture.hub.requests().size();
        var again = fixture.pull();
        assertThat(again.downloaded()).isZero();
        assertThat(again.bytes()).isZero();
        assertThat(fixture.inventory()).isEqualTo(before);
        assertThat(fixture.hub.requests()).hasSize(asked + 1);
    }

    @Test
    void a_new_commit_brings_only_what_changed_and_keeps_the_old_one() throws IOException {
        var files = PullFixture.tiny(5_003);
        var old = fixture.hub.commit("acme/tiny", "main", files);
        fixture.pull();
        files.put("config.json", "{\"model_type\": \"tiny\", \"hidden_size\": 8}".getBytes(UTF_8));
        var now = fixture.hub.commit("acme/tiny", "main", files);
        var pulled = fixture.pull();
        assertThat(pulled.downloaded()).isEqualTo(1);
        assertThat(pulled.snapshot().commit()).isEqualTo(now).isNotEqualTo(old);
        assertThat(pulled.snapshot().file("model.safetensors").orElseThrow())
                .hasBinaryContent(files.get("model.safetensors"));
        assertThat(fixture.client().cached(PullFixture.ID.at(old)).file("config.json").orElseThrow())
                .content().contains("\"hidden_size\": 7");
    }

    @Test
    void every_file_is_taken_at_the_commit_that_the_branch_had_at_first() {
        var old = fixture.hub.commit("acme/tiny", "main", PullFixture.tiny(5_003));
        fixture.hub.meddle("/api/models/acme/tiny/revision", 1, (_, reply) -> {
            fixture.hub.commit("acme/tiny", "main", Map.of("config.json", "{}".getBytes(UTF_8)));
            return reply;
        });
        assertThat(fixture.pull().snapshot().commit()).isEqualTo(old);
        assertThat(fixture.hub.requests()).filteredOn(request -> request.path().contains("/resolve/"))
                .hasSize(3).allMatch(request -> request.path().contains("/resolve/" + old + "/"));
    }

    @Test
    void a_pull_request_has_its_reference_in_nested_directories() {
        var commit = fixture.hub.commit("acme/tiny", "refs/pr/1", PullFixture.tiny(1_001));
        var pulled = fixture.client().pull(PullFixture.ID.at("refs/pr/1"), fixture.listener());
        assertThat(fixture.root.resolve("models--acme--tiny/refs/refs/pr/1")).hasContent(commit);
        assertThat(fixture.client().cached(PullFixture.ID.at("refs/pr/1"))).isEqualTo(pulled.snapshot());
        assertThat(fixture.client().cached(PullFixture.ID.at(commit.substring(0, 9))).commit()).isEqualTo(commit);
    }

    @Test
    void shards_are_those_of_the_index_and_no_others() {
        var files = PullFixture.tiny(1);
        files.remove("model.safetensors");
        files.put("model.safetensors.index.json", """
                {"weight_map": {"a": "model-00001-of-00002.safetensors", "b": "model-00002-of-00002.safetensors",
                                "c": "model-00001-of-00002.safetensors"}}""".getBytes(UTF_8));
        files.put("model-00001-of-00002.safetensors", PullFixture.bytes(3_001, 1));
        files.put("model-00002-of-00002.safetensors", PullFixture.bytes(2_003, 2));
        files.put("old-shard.safetensors", PullFixture.bytes(2_003, 3));
        files.put("pytorch_model.bin", PullFixture.bytes(99, 4));
        files.put("sub/deep/config.json", "{}".getBytes(UTF_8));
        fixture.hub.commit("acme/tiny", "main", files);
        assertThat(fixture.pull().snapshot().files()).containsOnlyKeys("config.json", "tokenizer.json",
                "model.safetensors.index.json", "model-00001-of-00002.safetensors", "model-00002-of-00002.safetensors");
        assertThat(fixture.pull().downloaded()).isZero();
    }

    @Test
    void an_index_that_names_a_missing_shard_is_refused_before_anything_large_comes() throws IOException {
        var files = PullFixture.tiny(1);
        files.remove("model.safetensors");
        files.put("model.safetensors.index.json", "{\"weight_map\": {\"a\": \"gone.safetensors\"}}".getBytes(UTF_8));
        fixture.hub.commit("acme/tiny", "main", files);
        assertThatThrownBy(fixture::pull).isInstanceOf(InscapeException.class)
                .hasMessage(
                        "acme/tiny has no file gone.safetensors, although its model.safetensors.index.json names it: "
                                + "the model is not whole at the hub");
        assertThat(fixture.root.resolve("models--acme--tiny/snapshots")).doesNotExist();
    }

    @Test
    void files_asked_for_by_name_are_all_that_comes_also_from_folders() {
        var files = PullFixture.tiny(1_001);
        files.put("tiny-Q4_K_M.gguf", PullFixture.bytes(777, 5));
        files.put("original/params with space.json", "{\"dim\": 7}".getBytes(UTF_8));
        fixture.hub.commit("acme/tiny", "main", files);
        var asked = List.of("tiny-Q4_K_M.gguf", "original/params with space.json");
        var snapshot = fixture.client().pull(PullFixture.ID, asked, fixture.listener()).snapshot();
        assertThat(snapshot.files()).containsOnlyKeys(asked.toArray(String[]::new));
        assertThat(snapshot.file(asked.getLast()).orElseThrow()).content().isEqualTo("{\"dim\": 7}");
        assertThat(fixture.client().cached(PullFixture.ID, asked)).isEqualTo(snapshot);
    }

    @Test
    void a_name_that_the_model_lacks_is_refused_with_what_may_be_meant() {
        fixture.hub.commit("acme/tiny", "main", PullFixture.tiny(1_001));
        assertThatThrownBy(() -> fixture.client().pull(PullFixture.ID, List.of("confg.json"), fixture.listener()))
                .isInstanceOf(UsageException.class)
                .hasMessage("acme/tiny has no file \"confg.json\"; did you mean \"config.json\"?");
    }

    @Test
    void an_empty_file_and_two_files_of_one_content_are_no_trouble() throws IOException {
        var files = PullFixture.tiny(1_001);
        files.put("added_tokens.json", new byte[0]);
        files.put("vocab.json", files.get("tokenizer.json"));
        fixture.hub.commit("acme/tiny", "main", files);
        var snapshot = fixture.pull().snapshot();
        assertThat(snapshot.file("added_tokens.json").orElseThrow()).isEmptyFile();
        assertThat(snapshot.file("vocab.json").orElseThrow()).hasBinaryContent(files.get("tokenizer.json"));
        assertThat(fixture.blobs()).hasSize(4);
    }

    @Test
    void without_links_the_snapshot_holds_the_files_and_no_blob_is_kept_twice() throws IOException {
        fixture.environment.put("HF_HUB_DISABLE_SYMLINKS", "1");
        var files = PullFixture.tiny(4_001);
        files.put("vocab.json", files.get("tokenizer.json"));
        fixture.hub.commit("acme/tiny", "main", files);
        var snapshot = fixture.pull().snapshot();
        assertThat(snapshot.files()).hasSize(4).allSatisfy((name, path) -> assertThat(path)
                .isRegularFile().hasBinaryContent(files.get(name)).isNot(new org.assertj.core.api.Condition<>(
                        Files::isSymbolicLink, "a link")));
        assertThat(fixture.blobs()).isEmpty();
        assertThat(fixture.pull().downloaded()).isZero();
    }

    @Test
    void a_damaged_file_is_found_discarded_and_brought_again() throws IOException {
        for (var links : List.of("0", "1")) {
            fixture.environment.put("HF_HUB_DISABLE_SYMLINKS", links);
            var files = PullFixture.tiny(4_001);
            var commit = fixture.hub.commit("acme/tiny", "main", files);
            var snapshot = fixture.pull().snapshot();
            writeTree(commit, files);
            var weights = snapshot.file("model.safetensors").orElseThrow();
            Files.write(weights, PullFixture.bytes(4_001, 3));
            var cache = fixture.client().cache();
            assertThat(fixture.pull().downloaded()).as("the size is right").isZero();
            assertThat(cache.discardDamaged(snapshot, cache.verify(snapshot))).containsExactly("model.safetensors");
            assertThat(fixture.pull().downloaded()).isEqualTo(1);
            assertThat(weights).hasBinaryContent(files.get("model.safetensors"));
            assertThat(cache.discardDamaged(snapshot, cache.verify(snapshot))).isEmpty();
            cache.removeModel("acme/tiny");
        }
    }

    /** Python's list of a commit's files: without links it is the only one to know their hashes. */
    private void writeTree(String commit, Map<String, byte[]> files) throws IOException {
        var trees = Files.createDirectories(fixture.root.resolve("models--acme--tiny/trees"));
        Files.writeString(trees.resolve(commit + ".json"), """
                {"format_version": 1, "files": {"model.safetensors": {"size": 4001, "blob_id": "%s", "lfs_sha256": "%1$s",
                 "lfs_size": 4001}}}""".formatted(StubHashes.sha256(
                java.util.Objects.requireNonNull(files.get("model.safetensors")))));
    }

    @Test
    void progress_says_how_much_there_is_and_ends_with_all_of_it() {
        var files = PullFixture.tiny(300_007);
        fixture.hub.commit("acme/tiny", "main", files);
        fixture.pull();
        long bytes = PullFixture.length(files, "config.json", "tokenizer.json", "model.safetensors");
        assertThat(fixture.heard).first().isEqualTo("planned 3 " + bytes);
        assertThat(fixture.heard).contains("advanced model.safetensors 300007 300007", "finished model.safetensors")
                .filteredOn(line -> line.startsWith("finished")).hasSize(3);
    }

    @Test
    void a_listing_whose_file_would_lead_out_of_the_directory_is_refused_whole() throws IOException {
        for (var name : List.of("../../../evil.json", "/etc/evil.json", "a\\\\..\\\\evil.json", "C:/evil.json", "a//b",
                "")) {
            fixture.hub.commit("acme/tiny", "main", PullFixture.tiny(101));
            fixture.hub.meddle("/api/models/", 1, (_, reply) -> Reply.json(
                    new String(reply.body(), UTF_8).replace("\"tokenizer.json\"", "\"" + name + "\"")));
            assertThatThrownBy(fixture::pull).isInstanceOf(InscapeException.class)
                    .hasMessageContaining("could lead out of its directory; nothing of it was pulled");
        }
        assertThat(directory.resolve("cache")).doesNotExist();
    }

    @Test
    void a_disk_that_is_too_small_is_known_before_anything_comes() {
        fixture.hub.commit("acme/tiny", "main", PullFixture.tiny(4_001));
        fixture.hub.meddle("/api/models/", 1, (_, reply) -> Reply.json(
                new String(reply.body(), UTF_8).replace("\"size\":4001", "\"size\":9000000000000000")));
        assertThatThrownBy(fixture::pull).isInstanceOf(InscapeException.class)
                .hasMessageMatching(
                        "acme/tiny needs 9000\\.0 TB, and \\S+ has \\S+ [TGM]B free; make room, or name a directory "
                                + "on another disk in HF_HUB_CACHE");
        assertThat(fixture.hub.requests()).hasSize(1);
    }

    @Test
    void an_answer_that_is_no_hubs_is_said_to_be_none() {
        fixture.hub.meddle("/api/models/", 1,
                (_, _) -> Reply.of(200, "<html>log in to this wifi</html>".getBytes(UTF_8)));
        assertThatThrownBy(fixture::pull).isInstanceOf(InscapeException.class)
                .hasMessage(
                        "the answer about acme/tiny is not a hub's: it is not JSON; look at HF_ENDPOINT and at proxies on "
                                + "the way");
        fixture.hub.commit("acme/tiny", "main", PullFixture.tiny(101));
        fixture.hub.meddle(request -> request.method().equals("HEAD"), 99,
                (_, reply) -> reply.without("X-Repo-Commit"));
        assertThatThrownBy(fixture::pull).isInstanceOf(InscapeException.class)
                .hasMessageContaining("of acme/tiny is not a hub's: it has no X-Repo-Commit");
    }

    @Test
    void a_model_with_gguf_alone_tells_their_names() {
        var files = new TreeMap<>(Map.of("b-Q8_0.gguf", new byte[]{1, 2}, "a-Q4_0.gguf", new byte[]{3}));
        fixture.hub.commit("acme/tiny", "main", files);
        assertThatThrownBy(fixture::pull).isInstanceOf(InscapeException.class).hasMessage(
                "acme/tiny has no weights as safetensors, but several GGUF files; name one, as in acme/tiny:a-Q4_0.gguf: "
                        + "a-Q4_0.gguf, b-Q8_0.gguf");
    }

    @Test
    void a_branch_whose_name_begins_like_the_commit_has_its_reference_all_the_same() {
        var files = PullFixture.tiny(2_001);
        var branch = fixture.hub.commit("acme/tiny", "main", files).substring(0, 2);
        var commit = fixture.hub.commit("acme/tiny", branch, files);
        fixture.client().pull(PullFixture.ID.at(branch), fixture.listener());
        assertThat(fixture.root.resolve("models--acme--tiny/refs").resolve(branch)).hasContent(commit);
    }

    @Test
    void a_commit_in_the_id_needs_no_reference() {
        var commit = fixture.hub.commit("acme/tiny", "main", PullFixture.tiny(2_001));
        fixture.client().pull(new HubId("acme/tiny", commit), fixture.listener());
        assertThat(fixture.root.resolve("models--acme--tiny/refs")).doesNotExist();
        assertThat(fixture.client().cached(new HubId("acme/tiny", commit)).files()).hasSize(3);
    }
}
