package dev.inscape.lab.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inscape.model.Model;
import dev.inscape.model.Models;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real process that is killed (SIGKILL) while it extracts, and another one that goes on. */
class KilledExtractionTest {

    private static final long SEED = 7;

    @TempDir static Path directory;

    private static Path modelFiles;
    private static Model model;
    private static Map<String, String> uninterrupted;
    private static double seconds;

    @BeforeAll
    static void extractWithoutInterruption() throws IOException, InterruptedException {
        modelFiles = TinyModel.copy("llama3", directory.resolve("model"));
        model = Models.load(modelFiles.toString());
        var process = StoreChild.process(modelFiles, directory.resolve("whole")).start();
        try (var lines = lines(process)) {
            assertThat(lines.readLine()).isEqualTo("begun");
            long begun = System.nanoTime();
            assertThat(lines.lines().toList()).endsWith("done");
            seconds = (System.nanoTime() - begun) / 1e9;
        }
        assertThat(process.waitFor()).isZero();
        uninterrupted = StoreBytes.of(directory.resolve("whole"));
        assertThat(uninterrupted).hasSizeGreaterThan(20).containsKeys("store.json", "index.parquet",
                "shard-00000.safetensors");
    }

    @AfterAll
    static void close() {
        model.close();
    }

    private static BufferedReader lines(Process process) {
        return new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    /** How a killed run was found. */
    private record Remains(int files, boolean finished) {
    }

    private static Remains killAfter(double fraction, Path place) throws IOException, InterruptedException {
        var process = StoreChild.process(modelFiles, place).start();
        try (var lines = lines(process)) {
            assertThat(lines.readLine()).isEqualTo("begun");
            Thread.sleep(Math.round(1000 * seconds * fraction));
            process.destroyForcibly(); // SIGKILL
            process.waitFor();
        }
        var partial = UnfinishedStore.partial(place);
        return new Remains(Files.isDirectory(partial) ? StoreFiles.shards(partial) : 0, Files.isDirectory(place));
    }

    private static void resume(Path place) {
        var texts = TinyModel.Texts.of(StoreChild.TEXTS, StoreChild.SEED);
        new StoreExtraction(model, StoreChild.OPTIONS).run(texts.corpus(), texts.encodings(), place, true, tokens -> {
        });
    }

    private static Remains assertResumedIsTheSame(double fraction, String name) throws Exception {
        var parent = Files.createDirectory(directory.resolve(name));
        var place = parent.resolve("store");
        var remains = killAfter(fraction, place);
        resume(place);
        assertThat(StoreBytes.of(place)).as("killed after %.2f of the run, %s", fraction, remains)
                .isEqualTo(uninterrupted);
        assertThat(parent.toFile().list()).containsExactly("store");
        return remains;
    }

    @Test
    void a_run_that_is_killed_half_way_and_resumed_gives_the_same_bytes() throws Exception {
        assertResumedIsTheSame(0.5, "half");
    }

    @Test
    @Tag("slow")
    void twenty_runs_killed_at_random_moments_and_resumed_give_the_same_bytes() throws Exception {
        var random = new Random(SEED);
        int underWay = 0;
        for (int i = 0; i < 20; i++) {
            var remains = assertResumedIsTheSame((i + random.nextDouble()) / 20, "killed-" + i);
            underWay += !remains.finished() && remains.files() > 0 ? 1 : 0;
        }
        assertThat(underWay).as("runs that were killed with a part of their files written").isGreaterThan(8);
    }

    @Test
    void a_run_that_is_killed_again_and_again_is_finished_by_another_process() throws Exception {
        var place = directory.resolve("again");
        killAfter(0.3, place);
        var process = StoreChild.process(modelFiles, place, "resume").start();
        try (var lines = lines(process)) {
            lines.readLine();
            Thread.sleep(Math.round(200 * seconds));
            process.destroyForcibly();
            process.waitFor();
        }
        var last = StoreChild.process(modelFiles, place, "resume").start();
        try (var lines = lines(last)) {
            assertThat(lines.lines().toList()).endsWith("done");
        }
        assertThat(StoreBytes.of(place)).isEqualTo(uninterrupted);
    }

    @Test
    void two_processes_on_one_store_are_one_too_many() throws Exception {
        var place = directory.resolve("shared");
        var texts = TinyModel.Texts.of(StoreChild.TEXTS, StoreChild.SEED);
        var second = new StringBuilder();
        new StoreExtraction(model, StoreChild.OPTIONS).run(texts.corpus(), texts.encodings(), place, false, tokens -> {
            if (second.isEmpty()) {
                second.append(output(StoreChild.process(modelFiles, place, "resume")));
            }
        });
        assertThat(second.toString()).endsWith("refused: another process is writing " + place
                + "; wait for it, or name another directory");
        assertThat(StoreBytes.of(place)).isEqualTo(uninterrupted);
    }

    private static String output(ProcessBuilder builder) {
        try {
            var process = builder.start();
            try (var lines = lines(process)) {
                return String.join("\n", lines.lines().toList());
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
