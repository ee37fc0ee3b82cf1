package dev.inscape.hub.pull;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.inscape.hub.cache.Etag;
import dev.inscape.hub.cache.VerifiedFile;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** One cache, two clients: what Inscape writes Python reads, what Python writes Inscape reads, and they wait for each other. */
@Timeout(180)
class PythonCacheTest {

    @TempDir private Path directory;
    private PullFixture fixture;
    private Python python;
    private Map<String, byte[]> files;
    private String commit;

    @BeforeEach
    void start() {
        fixture = new PullFixture(directory.resolve("cache"));
        python = Python.required(fixture.environment);
        files = PullFixture.tiny(70_001);
        files.put("1_Pooling/config.json", "{\"pooling_mode_mean_tokens\": true}".getBytes(UTF_8));
        commit = fixture.hub.commit("acme/tiny", "main", files);
    }

    @AfterEach
    void stop() {
        fixture.close();
    }

    @Test
    void python_reads_what_inscape_writes() throws Exception {
        var pulled = fixture.pull();
        var found = python.run("read", "acme/tiny");
        assertThat(found.path("commit").asText()).isEqualTo(commit);
        assertThat(found.path("files").properties()).hasSize(4).allSatisfy(file -> assertThat(file.getValue().asText())
                .isEqualTo(StubHashes.sha256(java.util.Objects.requireNonNull(files.get(file.getKey())))));
        assertThat(found.path("loaded").properties()).hasSize(4).allMatch(file -> file.getValue().asBoolean());
        assertThat(found.path("warnings")).isEmpty();
        assertThat(found.path("incomplete").asInt()).isZero();
        var revision = found.path("repos").path("acme/tiny").path("revisions").path(commit);
        assertThat(revision.path("refs").toString()).isEqualTo("[\"main\"]");
        var own = fixture.client().cache().list().models().getFirst();
        assertThat(revision.path("bytes").asLong()).isEqualTo(own.revisions().getFirst().bytes())
                .isEqualTo(pulled.bytes());
        assertThat(found.path("repos").path("acme/tiny").path("bytes").asLong()).isEqualTo(own.bytes());
    }

    @Test
    void python_reads_two_revisions_and_what_is_left_when_one_is_removed() throws Exception {
        fixture.pull();
        files.put("config.json", "{\"hidden_size\": 9}".getBytes(UTF_8));
        var other = fixture.hub.commit("acme/tiny", "refs/pr/3", files);
        fixture.client().pull(PullFixture.ID.at("refs/pr/3"), PullListener.QUIET);
        var both = python.run("read", "acme/tiny").path("repos").path("acme/tiny").path("revisions");
        assertThat(both.path(other).path("refs").toString()).isEqualTo("[\"refs/pr/3\"]");
        assertThat(both).hasSize(2);
        fixture.client().cache().removeRevision(PullFixture.ID.at("refs/pr/3"));
        var left = python.run("read", "acme/tiny");
        assertThat(left.path("warnings")).isEmpty();
        assertThat(left.path("repos").path("acme/tiny").path("revisions")).hasSize(1);
    }

    @Test
    void inscape_reads_what_python_writes_and_need_not_download_it_again() throws Exception {
        assertThat(python.run("write", "acme/tiny").asText()).isEqualTo(commit);
        var snapshot = fixture.client().cached(PullFixture.ID);
        assertThat(snapshot.commit()).isEqualTo(commit);
        assertThat(snapshot.files().keySet()).isEqualTo(files.keySet());
        assertThat(fixture.client().cache().verify(snapshot)).hasSize(5)
                .allMatch(file -> file.verdict() == VerifiedFile.Verdict.WHOLE);
        var listing = fixture.client().cache().list();
        assertThat(listing.problems()).isEmpty();
        assertThat(listing.models()).singleElement().satisfies(model -> assertThat(model.bytes())
                .isEqualTo(files.values().stream().mapToLong(content -> content.length).sum()));
        var before = fixture.inventory();
        assertThat(fixture.pull().downloaded()).isZero();
        assertThat(fixture.inventory()).isEqualTo(before);
        int asked = fixture.hub.requests().size();
        assertThat(fixture.client().pull(PullFixture.ID.at(commit), PullListener.QUIET).snapshot().commit())
                .isEqualTo(commit);
        assertThat(fixture.hub.requests()).as("Python kept the list of the commit's files").hasSize(asked);
        assertThat(fixture.client().cache().removeModel("acme/tiny").snapshots()).isEqualTo(1);
        assertThat(fixture.client().cache().list().models()).isEmpty();
    }

    @Test
    void each_reads_the_others_files_where_there_are_no_links() throws Exception {
        fixture.environment.put("HF_HUB_DISABLE_SYMLINKS", "1");
        python.run("write", "acme/tiny");
        var snapshot = fixture.client().cached(PullFixture.ID);
        assertThat(fixture.client().cache().verify(snapshot)).hasSize(5)
                .allMatch(file -> file.verdict() == VerifiedFile.Verdict.WHOLE);
        assertThat(fixture.pull().downloaded()).isZero();
        fixture.client().cache().removeModel("acme/tiny");
        fixture.pull();
        assertThat(python.run("read", "acme/tiny").path("loaded").properties()).hasSize(4)
                .allMatch(file -> file.getValue().asBoolean());
    }

    @Test
    void python_waits_for_a_lock_that_inscape_holds() throws Exception {
        var etag = new Etag("a".repeat(40));
        var file = fixture.root.resolve(".locks/models--acme--tiny").resolve(etag + ".lock");
        try (var lock = fixture.client().cache().folder("acme/tiny").lock(etag, () -> {
        })) {
            assertThat(lock.isHeld()).isTrue();
            assertThat(python.run("probe", file.toString()).asText()).isEqualTo("busy");
        }
        assertThat(python.run("probe", file.toString()).asText()).isEqualTo("free");
    }

    @Test
    void inscape_waits_for_a_lock_that_python_holds() throws Exception {
        var etag = new Etag("a".repeat(40));
        var file = fixture.root.resolve(".locks/models--acme--tiny").resolve(etag + ".lock");
        Files.createDirectories(file.getParent());
        var holder = python.start("hold", file.toString());
        var held = new BufferedReader(new InputStreamReader(holder.getInputStream(), UTF_8)).readLine();
        assertThat(held).isEqualTo("held");
        var waits = new CountDownLatch(1);
        var had = new AtomicBoolean();
        var thread = Thread.ofPlatform().start(() -> {
            try (var lock = fixture.client().cache().folder("acme/tiny").lock(etag, waits::countDown)) {
                had.set(lock.isHeld());
            }
        });
        assertThat(waits.await(60, TimeUnit.SECONDS)).isTrue();
        assertThat(had).isFalse();
        letGo(holder);
        thread.join();
        assertThat(had).isTrue();
    }

    private static void letGo(Process holder) throws IOException, InterruptedException {
        holder.getOutputStream().write('\n');
        holder.getOutputStream().close();
        assertThat(holder.waitFor()).isZero();
    }
}
