package dev.inscape.hub.pull;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A Python that has {@code huggingface_hub}, named by {@code INSCAPE_PYTHON}, with {@code oracle/hub_cache.py}.
 *
 * @param program     to start
 * @param environment for it
 */
record Python(String program, Map<String, String> environment) {

    /** The Python; without one the test is skipped, unless {@code INSCAPE_REQUIRE} lists {@code python}. */
    static Python required(Map<String, String> environment) {
        var program = System.getenv("INSCAPE_PYTHON");
        if (program != null && !program.isEmpty()) {
            return new Python(program, environment);
        }
        var missing = "INSCAPE_PYTHON names no Python with huggingface_hub";
        return List.of(System.getenv().getOrDefault("INSCAPE_REQUIRE", "").split(",")).contains("python")
                ? fail(missing)
                : abort(missing);
    }

    Process start(String... arguments) throws IOException {
        var command = new java.util.ArrayList<>(List.of(program, script().toString()));
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().putAll(environment);
        builder.environment().putAll(Map.of("HF_HUB_DISABLE_XET", "1", "HF_HUB_DISABLE_TELEMETRY", "1",
                "HF_HUB_DISABLE_PROGRESS_BARS", "1", "NO_PROXY", "127.0.0.1,localhost"));
        return builder.start();
    }

    /** What it prints. */
    JsonNode run(String... arguments) throws IOException, InterruptedException {
        var process = start(arguments);
        process.getOutputStream().close();
        var output = process.getInputStream().readAllBytes();
        if (process.waitFor() != 0) {
            throw new IllegalStateException(
                    "hub_cache.py " + List.of(arguments) + " ended with " + process.exitValue());
        }
        return new ObjectMapper().readTree(output);
    }

    private static Path script() {
        for (var at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            if (Files.exists(at.resolve("oracle/hub_cache.py"))) {
                return at.resolve("oracle/hub_cache.py");
            }
        }
        throw new IllegalStateException("run the tests inside the repository");
    }
}
