package dev.inscape.hub.pull;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.inscape.InscapeException;
import dev.inscape.hub.stub.Reply;
import dev.inscape.hub.stub.Request;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Storage that cuts, stalls and lies: the file is whole in the end, or there is none. */
class BrokenConnectionTest {

    private static final int LENGTH = 200_003;

    @TempDir private Path directory;
    private PullFixture fixture;
    private Map<String, byte[]> files;

    @BeforeEach
    void start() {
        fixture = new PullFixture(directory.resolve("cache"));
        files = PullFixture.tiny(LENGTH);
        fixture.hub.commit("acme/tiny", "main", files);
    }

    @AfterEach
    void stop() {
        fixture.close();
    }

    private byte[] weights() {
        return Objects.requireNonNull(files.get("model.safetensors"));
    }

    private List<Optional<String>> ranges() {
        return fixture.hub.storeRequests().stream().map(request -> request.header("Range")).toList();
    }

    private void assertWhole(Pulled pulled) throws IOException {
        assertThat(pulled.snapshot().file("model.safetensors").orElseThrow())
                .hasBinaryContent(weights());
        assertThat(fixture.blobs()).hasSize(3).noneMatch(name -> name.contains("incomplete"));
    }

    private void assertNothingIsLeft() throws IOException {
        assertThat(fixture.blobs()).noneMatch(name -> name.contains("incomplete"))
                .noneMatch(name -> name.length() == 64);
        assertThat(fixture.root.resolve("models--acme--tiny/snapshots")).doesNotExist();
        assertThat(fixture.root.resolve("models--acme--tiny/refs")).doesNotExist();
    }

    @Test
    void a_cut_connection_is_taken_up_where_it_broke() throws IOException {
        fixture.hub.meddle("/store/", 1, (_, reply) -> reply.cutAfter(70_001));
        fixture.hub.meddle("/store/", 1, (_, reply) -> reply.cutAfter(50_000));
        var pulled = fixture.pull();
        assertWhole(pulled);
        assertThat(ranges()).containsExactly(Optional.empty(), Optional.of("bytes=70001-"),
                Optional.of("bytes=120001-"));
        assertThat(fixture.hub.storeRequests().getLast().header("If-Range")).contains("\"store-200003\"");
        assertThat(pulled.bytes())
                .isEqualTo(PullFixture.length(files, "config.json", "tokenizer.json", "model.safetensors"));
    }

    @Test
    void a_connection_that_closes_before_the_end_as_if_that_were_all_is_taken_up_too() throws IOException {
        fixture.hub.meddle("/store/", 1, (_, reply) -> reply.cutAfter(70_001).declaring(70_001));
        assertWhole(fixture.pull());
        assertThat(ranges()).containsExactly(Optional.empty(), Optional.of("bytes=70001-"));
    }

    @Test
    void more_declared_than_sent_is_no_harm_where_all_came() throws IOException {
        fixture.hub.meddle("/store/", 1, (_, reply) -> reply.declaring(LENGTH + 1_000));
        assertWhole(fixture.pull());
        assertThat(ranges()).hasSize(1);
    }

    @Test
    void more_than_the_hub_said_is_refused() throws IOException {
        fixture.hub.meddle("/store/", 1, (_, reply) -> reply.withBody(PullFixture.bytes(LENGTH + 1, 3)));
        assertThatThrownBy(fixture::pull).isInstanceOf(InscapeException.class).hasMessage(
                "model.safetensors is longer than the 200003 bytes that the hub says it has; nothing of it was kept");
        assertNothingIsLeft();
    }

    @Test
    void a_download_that_stands_still_is_given_up_and_taken_up() throws IOException {
        fixture.environment.put("HF_HUB_DOWNLOAD_TIMEOUT", "1");
        fixture.hub.meddle("/store/", 1, (_, reply) -> reply.stallAfter(90_000));
        assertWhole(fixture.pull());
        assertThat(fixture.heard)
                .anyMatch(line -> line.startsWith("retrying model.safetensors: the connection to localhost:")
                        && line.endsWith(" broke: nothing came for 1 s"));
    }

    @Test
    void a_server_that_ignores_the_range_is_read_from_the_beginning_again() throws IOException {
        fixture.hub.meddle("/store/", 1, (_, reply) -> reply.cutAfter(70_001));
        fixture.hub.meddle("/store/", 1, (_, _) -> Reply.of(200, weights()));
        assertWhole(fixture.pull());
        assertThat(ranges()).hasSize(2).last().isEqualTo(Optional.of("bytes=70001-"));
        assertThat(fixture.heard).contains("advanced model.safetensors 0 200003");
    }

    @Test
    void a_part_of_the_wrong_place_is_thrown_away() throws IOException {
        fixture.hub.meddle("/store/", 1, (_, reply) -> reply.cutAfter(70_001));
        fixture.hub.meddle("/store/", 1, (_, reply) -> reply.with("Content-Range", "bytes 7-200002/200003"));
        assertWhole(fixture.pull());
        assertThat(ranges()).containsExactly(Optional.empty(), Optional.of("bytes=70001-"), Optional.empty());
    }

    @Test
    void a_part_of_another_content_is_thrown_away() throws IOException {
        fixture.hub.meddle("/store/", 1, (_, reply) -> reply.cutAfter(70_001));
        fixture.hub.meddle("/store/", 1, (_, reply) -> reply.with("ETag", "\"another\""));
        assertWhole(fixture.pull());
        assertThat(ranges()).containsExactly(Optional.empty(), Optional.of("bytes=70001-"), Optional.empty());
    }

    @Test
    void a_range_that_cannot_be_had_begins_again() throws IOException {
        fixture.hub.meddle("/store/", 1, (_, reply) -> reply.cutAfter(70_001));
        fixture.hub.meddle("/store/", 1, (_, _) -> Reply.of(416, new byte[0]));
        assertWhole(fixture.pull());
        assertThat(ranges()).containsExactly(Optional.empty(), Optional.of("bytes=70001-"), Optional.empty());
    }

    @Test
    void a_content_that_changes_between_two_connections_is_begun_again_under_its_new_name() throws IOException {
        var other = PullFixture.bytes(LENGTH, 99);
        fixture.hub.meddle("/store/", 1, (_, reply) -> {
            fixture.hub.commit("acme/other", "main", Map.of("model.safetensors", other));
            fixture.hub.meddle(head("model.safetensors"), 9, (_, honest) -> honest
                    .with("X-Linked-Etag", "\"" + StubHashes.sha256(other) + "\"")
                    .with("Location", Objects.requireNonNull(honest.headers().get("Location"))
                            .replaceAll("/store/\\w+", "/store/" + StubHashes.sha256(other))));
            return reply.cutAfter(70_001);
        });
        var pulled = fixture.pull();
        assertThat(pulled.snapshot().file("model.safetensors").orElseThrow()).hasBinaryContent(other);
        assertThat(fixture.blobs()).contains(StubHashes.sha256(other))
                .doesNotContain(StubHashes.sha256(weights()));
    }

    private static java.util.function.Predicate<Request> head(String file) {
        return request -> request.method().equals("HEAD") && request.path().endsWith(file);
    }

    @Test
    void a_signed_address_that_ran_out_is_asked_for_anew() throws IOException {
        fixture.hub.meddle("/store/", 1, (_, reply) -> reply.cutAfter(70_001));
        fixture.hub.meddle("/store/", 1, (_, _) -> Reply.of(403, "expired".getBytes(UTF_8)));
        assertWhole(fixture.pull());
        assertThat(fixture.hub.requests()).filteredOn(head("model.safetensors")).hasSize(3);
    }

    @Test
    void wrong_bytes_of_the_right_length_are_refused_by_their_sha256() throws IOException {
        fixture.hub.meddle("/store/", 1, (_, reply) -> reply.withBody(PullFixture.bytes(LENGTH, 3)));
        assertThatThrownBy(fixture::pull).isInstanceOf(InscapeException.class).hasMessage(
                "model.safetensors came with the SHA-256 " + StubHashes.sha256(PullFixture.bytes(LENGTH, 3))
                        + " instead of " + StubHashes.sha256(weights())
                        + ": it was damaged on the way or at the hub; nothing of it was kept, try again");
        assertNothingIsLeft();
        assertWhole(fixture.pull());
    }

    @Test
    void and_those_of_a_small_file_by_the_hash_that_git_gives_it() throws IOException {
        fixture.hub.meddle(request -> request.method().equals("GET") && request.path().endsWith("config.json"), 1,
                (_, reply) -> reply.withBody("x".repeat(reply.body().length).getBytes(UTF_8)));
        assertThatThrownBy(fixture::pull).isInstanceOf(InscapeException.class)
                .hasMessageStartingWith("config.json came with the git SHA-1 ");
        assertThat(fixture.root.resolve("models--acme--tiny/snapshots")).doesNotExist();
        assertWhole(fixture.pull());
    }

    @Test
    void compressed_bytes_that_nobody_asked_for_are_refused() throws IOException {
        fixture.hub.meddle("/store/", 1, (_, reply) -> reply.with("Content-Encoding", "gzip"));
        assertThatThrownBy(fixture::pull).isInstanceOf(InscapeException.class).hasMessage(
                "model.safetensors came compressed, although that was not asked for; nothing of it was kept");
        assertNothingIsLeft();
        assertThat(fixture.hub.requests()).allMatch(r -> r.header("Accept-Encoding").equals(Optional.of("identity")));
    }

    @Test
    void a_download_that_never_gets_further_ends_and_the_next_pull_works() throws IOException {
        fixture.hub.meddle("/store/", 5, (_, reply) -> reply.cutAfter(0));
        assertThatThrownBy(fixture::pull).isInstanceOf(InscapeException.class).hasMessageMatching(
                "cannot pull acme/tiny: model.safetensors broke off 5 times: the connection to localhost:\\d+ broke: .*; "
                        + "the cache has no copy of it; try again later");
        assertNothingIsLeft();
        assertWhole(fixture.pull());
    }

    @Test
    void without_a_size_the_hash_decides() throws IOException {
        fixture.hub.meddle("/api/models/", 1, (_, reply) -> Reply.json(
                new String(reply.body(), UTF_8).replaceAll("\"size\":\\d+,", "")));
        fixture.hub.meddle(head("model.safetensors"), 1, (_, reply) -> reply.without("X-Linked-Size"));
        assertWhole(fixture.pull());
    }
}
