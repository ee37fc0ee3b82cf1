package dev.inscape.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.inscape.tensor.runtime.Threads;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A script in Python as a child process: it says once that it is ready, then answers each line of JSON with another one, and is
 * idle in between. It runs without the launcher's settings, as its users run it.
 */
final class PythonPeer implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final @Nullable Process process;
    private final @Nullable BufferedWriter requests;
    private final @Nullable BufferedReader answers;
    private final String about;

    private PythonPeer(@Nullable Process process, String about, @Nullable BufferedReader answers) {
        this.process = process;
        this.requests = process == null ? null : process.outputWriter();
        this.answers = answers;
        this.about = about;
    }

    /** {@code bench/peers/SCRIPT.py}, by the Python that a variable names, else {@code INSCAPE_PYTHON}. */
    static PythonPeer start(String script, String variable, Path place, String... arguments) {
        var python = System.getenv().getOrDefault(variable, System.getenv("INSCAPE_PYTHON"));
        if (python == null || python.isEmpty()) {
            return new PythonPeer(null, "not run: neither " + variable + " nor INSCAPE_PYTHON names a Python", null);
        }
        var command = new ArrayList<>(List.of(python, "bench/peers/" + script + ".py"));
        command.addAll(List.of(arguments));
        command.add(String.valueOf(Threads.inUse()));
        var complaints = place.resolve(script + ".err");
        try {
            var builder = new ProcessBuilder(command).redirectError(complaints.toFile());
            builder.environment().keySet().removeIf(PythonPeer::isOurs);
            var process = builder.start();
            var answers = process.inputReader();
            var ready = answers.readLine();
            return ready == null
                    ? new PythonPeer(null, "not run: " + python + " says: " + lastLine(complaints), null)
                    : new PythonPeer(process, JSON.readTree(ready).get("ready").asText(), answers);
        } catch (IOException e) {
            return new PythonPeer(null, "not run: " + e.getMessage(), null);
        }
    }

    private static boolean isOurs(String variable) {
        return variable.startsWith("INSCAPE_") || variable.startsWith("MALLOC_")
                || variable.equals("GLIBC_TUNABLES") || variable.equals("OPT_OUT_TRACKING");
    }

    private static String lastLine(Path complaints) throws IOException {
        var lines = Files.readAllLines(complaints).stream().filter(line -> !line.isBlank()).toList();
        return lines.isEmpty() ? "nothing" : lines.getLast();
    }

    boolean runs() {
        return process != null;
    }

    /** Its versions, or why it does not run. */
    String about() {
        return about;
    }

    /** One line there, one line back. */
    JsonNode ask(Map<String, ?> request) {
        try {
            var out = Objects.requireNonNull(requests, about);
            out.write(JSON.writeValueAsString(request));
            out.newLine();
            out.flush();
            var line = Objects.requireNonNull(answers).readLine();
            if (line == null) {
                throw new IllegalStateException("the peer has ended: " + about);
            }
            return JSON.readTree(line);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Its input ends, and so does it. */
    @Override
    public void close() {
        if (process != null) {
            try {
                Objects.requireNonNull(requests).close();
                process.waitFor();
            } catch (IOException | InterruptedException e) {
                throw new IllegalStateException("a peer could not be ended", e);
            }
        }
    }
}
