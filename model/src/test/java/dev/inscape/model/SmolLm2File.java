package dev.inscape.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.inscape.hub.CacheDirectory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;

/** A real chat model, where oracle/fetch_smollm2 has brought it. */
final class SmolLm2File {

    private SmolLm2File() {
    }

    /** The file. A test is skipped without it, and fails where {@code INSCAPE_REQUIRE} names {@code smollm2}. */
    static Path require() {
        var file = CacheDirectory.path().resolve("smollm2").resolve("SmolLM2-135M-Instruct.Q4_1.gguf");
        var required = Objects.requireNonNullElse(System.getenv("INSCAPE_REQUIRE"), "").split(",");
        if (Arrays.asList(required).contains("smollm2")) {
            assertThat(file).as("oracle/fetch_smollm2 brings it").exists();
        }
        assumeThat(Files.exists(file)).as("oracle/fetch_smollm2 brings it").isTrue();
        return file;
    }
}
