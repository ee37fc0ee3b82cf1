package dev.inscape.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What only a process of its own can show: signals, broken pipes, full devices. */
@EnabledOnOs(OS.LINUX)
class ProcessTest {

    @TempDir Path directory;

    /** The main class of the child. */
    static final class Main {
        private Main() {
        }

        public static void main(String[] arguments) {
            System.exit(Inscape.run(arguments));
        }
    }

    private ProcessBuilder inscape(String... arguments) {
        var command = new ArrayList<>(
                List.of(System.getProperty("java.home") + "/bin/java", "--enable-native-access=ALL-UNNAMED",
                        "-cp", System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        Main.class.getName()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command).directory(directory.toFile()).redirectError(errors().toFile());
    }

    private Path errors() {
        return directory.resolve("errors.txt");
    }

    private static int exitCode(Process process) throws InterruptedException {
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).as("it ends").isTrue();
        return process.exitValue();
    }

    @Test
    void aReaderThatLeavesEndsItQuietly() throws Exception {
        var process = inscape("--help").start();
        process.getInputStream().close();
        assertThat(exitCode(process)).isEqualTo(141);
        assertThat(errors()).isEmptyFile();
    }

    @Test
    void aFullDeviceIsSaidInOneLine() throws Exception {
        var process = inscape("--help").redirectOutput(Path.of("/dev/full").toFile()).start();
        assertThat(exitCode(process)).isEqualTo(1);
        assertThat(errors())
                .hasContent("inscape: cannot write to standard output: no space left on the disk; free some, or "
                        + "choose another place");
    }

    @Test
    void anErrorWhileLibrariesAreStillLoadingEndsAtOnce() throws Exception {
        assertThat(exitCode(inscape("read", "").start())).isEqualTo(1);
        assertThat(errors()).hasContent("inscape: the text is empty; give at least one character");
    }

    @Test
    void charactersOfEveryScriptComeThrough() throws Exception {
        var process = inscape("tokens", "--no-special", "-");
        var started = process.start();
        try (var typed = started.getOutputStream()) {
            typed.write("東".getBytes(StandardCharsets.UTF_8));
        }
        try (var results = started.getInputStream()) {
            assertThat(new String(results.readAllBytes(), StandardCharsets.UTF_8)).contains("東");
        }
        assertThat(exitCode(started)).isZero();
    }

    @Test
    void ctrlCLeavesWhatCanBeGoneOnWith() throws Exception {
        Files.writeString(directory.resolve("texts.txt"),
                "The capital of France is Paris, and that of Poland is Warsaw.\n".repeat(20_000));
        var process = inscape("extract", "minilm", "--lines", "texts.txt", "--out", "states").start();
        awaitPartialOutput(process);
        new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor();
        assertThat(exitCode(process)).isEqualTo(130);
        assertThat(directory.toFile().list()).containsExactlyInAnyOrder("texts.txt", "errors.txt", "states.partial");
        assertThat(directory.resolve("states.partial").toFile().list())
                .allMatch(file -> file.matches("lock|unfinished.json|shard-\\d{5}.safetensors"), "whole files");
        assertThat(Files.readString(errors())).doesNotContain("Exception").doesNotContain("\tat ");
    }

    private void awaitPartialOutput(Process process) throws IOException, InterruptedException {
        while (process.isAlive()) {
            try (var files = Files.list(directory)) {
                if (files.anyMatch(file -> file.getFileName().toString().startsWith("states"))) {
                    return;
                }
            }
            Thread.sleep(20);
        }
        assertThat(errors()).as("it ended before it wrote anything").isEmptyFile();
    }
}
