package dev.inscape.hub.pull;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.inscape.hub.cache.VerifiedFile;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Two pulls of one model at once, and pulls that are killed. */
@Timeout(180)
class TwoPullsTest {

    private static final int LENGTH = 3_000_017;

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

    private void assertWhole() throws IOException {
        var snapshot = fixture.client().cached(PullFixture.ID);
        assertThat(fixture.client().cache().verify(snapshot)).hasSize(3)
                .allMatch(file -> file.verdict() == VerifiedFile.Verdict.WHOLE);
        assertThat(snapshot.file("model.safetensors").orElseThrow())
                .hasBinaryContent(Objects.requireNonNull(files.get("model.safetensors")));
        assertThat(fixture.blobs()).hasSize(3);
        try (var beside = Files.list(fixture.root.resolve("models--acme--tiny"))) {
            assertThat(beside.map(path -> path.getFileName().toString())).containsExactlyInAnyOrder("blobs", "refs",
                    "snapshots");
        }
    }

    /** Holds the first answer of the storage until both sides are there. */
    private CountDownLatch holdStorage() {
        var gate = new CountDownLatch(1);
        fixture.hub.meddle("/store/", 1, (_, reply) -> {
            try {
                assertThat(gate.await(90, TimeUnit.SECONDS)).isTrue();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            return reply;
        });
        return gate;
    }

    @Test
    void two_threads_share_one_download() throws Exception {
        var gate = holdStorage();
        var waits = new CountDownLatch(1);
        var listener = new PullListener() {
            @Override
            public void waiting(String file) {
                if (file.equals("model.safetensors")) {
                    waits.countDown();
                }
            }
        };
        try (var threads = Executors.newFixedThreadPool(2)) {
            Callable<Pulled> pull = () -> fixture.client().pull(PullFixture.ID, listener);
            var one = threads.submit(pull);
            var other = threads.submit(pull);
            assertThat(waits.await(60, TimeUnit.SECONDS)).isTrue();
            gate.countDown();
            assertThat(one.get().snapshot()).isEqualTo(other.get().snapshot());
            assertThat(one.get().downloaded() + other.get().downloaded()).isEqualTo(3);
        }
        assertWhole();
        assertThat(fixture.hub.storeRequests()).hasSize(1);
    }

    @Test
    void two_processes_share_one_download() throws Exception {
        var gate = holdStorage();
        var one = PullProcess.start(fixture.environment);
        var other = PullProcess.start(fixture.environment);
        try (var first = lines(one); var second = lines(other); var threads = Executors.newFixedThreadPool(2)) {
            // Whichever came second waits, and says so; the other may go on then.
            var waits = new CountDownLatch(1);
            Callable<String> firstTold = () -> told(first, waits);
            Callable<String> secondTold = () -> told(second, waits);
            var firstEnd = threads.submit(firstTold);
            var secondEnd = threads.submit(secondTold);
            assertThat(waits.await(80, TimeUnit.SECONDS)).isTrue();
            gate.countDown();
            assertThat(firstEnd.get()).startsWith("pulled ");
            assertThat(secondEnd.get()).startsWith("pulled ");
        }
        assertThat(one.waitFor()).isZero();
        assertThat(other.waitFor()).isZero();
        assertWhole();
        assertThat(fixture.hub.storeRequests()).hasSize(1);
    }

    private static String told(BufferedReader output, CountDownLatch waits) throws IOException {
        var last = "";
        for (var line = output.readLine(); line != null; line = output.readLine()) {
            last = line;
            if (line.equals("waiting")) {
                waits.countDown();
            }
        }
        return last;
    }

    @Test
    void a_killed_pull_leaves_no_snapshot_and_the_next_one_works_and_tidies_up_a_day_later() throws Exception {
        fixture.hub.meddle("/store/", 1, (_, reply) -> reply.stallAfter(1_000_000));
        var process = PullProcess.start(fixture.environment);
        try (var output = lines(process)) {
            assertThat(output.readLine()).isEqualTo("receiving");
        }
        process.destroyForcibly().waitFor();
        assertThat(fixture.root.resolve("models--acme--tiny/snapshots")).doesNotExist();
        assertThat(fixture.root.resolve("models--acme--tiny/refs")).doesNotExist();
        var left = fixture.blobs().stream().filter(name -> name.endsWith(".incomplete")).toList();
        assertThat(left).anyMatch(name -> name.matches("[0-9a-f]{64}\\.[0-9a-f]{8}\\.incomplete"));
        for (var name : left) {
            Files.setLastModifiedTime(fixture.root.resolve("models--acme--tiny/blobs").resolve(name),
                    FileTime.from(Instant.now().minus(Duration.ofHours(25))));
        }
        assertThat(fixture.pull().unreached()).isEmpty();
        assertWhole();
    }

    @Test
    void an_interrupted_pull_removes_what_it_had_begun() throws Exception {
        fixture.hub.meddle("/store/", 1, (_, reply) -> reply.stallAfter(1_000_000));
        var process = PullProcess.start(fixture.environment);
        try (var output = lines(process)) {
            assertThat(output.readLine()).isEqualTo("receiving");
            process.destroy();
            process.waitFor();
        }
        assertThat(fixture.blobs()).noneMatch(name -> name.endsWith(".incomplete"));
        assertThat(fixture.root.resolve("models--acme--tiny/snapshots")).doesNotExist();
        fixture.pull();
        assertWhole();
    }

    @Test
    void an_interrupted_thread_ends_its_pull_at_once_and_leaves_nothing_begun() throws Exception {
        fixture.hub.meddle("/store/", 1, (_, reply) -> reply.stallAfter(1_000_000));
        var receiving = new CountDownLatch(1);
        var failure = new java.util.concurrent.CompletableFuture<String>();
        var thread = Thread.ofPlatform().start(() -> {
            try {
                fixture.client().pull(PullFixture.ID, new PullListener() {
                    @Override
                    public void advanced(String file, long done, long total) {
                        if (file.equals("model.safetensors")) {
                            receiving.countDown();
                        }
                    }
                });
                failure.complete("it went through");
            } catch (dev.inscape.InscapeException e) {
                failure.complete(String.valueOf(e.getMessage()));
            }
        });
        assertThat(receiving.await(60, TimeUnit.SECONDS)).isTrue();
        thread.interrupt();
        assertThat(failure.get(30, TimeUnit.SECONDS)).isEqualTo("interrupted while waiting for the hub");
        assertThat(fixture.blobs()).noneMatch(name -> name.endsWith(".incomplete"));
        fixture.pull();
        assertWhole();
    }

    private static BufferedReader lines(Process process) {
        return new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8));
    }
}
