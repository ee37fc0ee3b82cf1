package dev.inscape.tensor.runtime;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/** A Java process with the class path of the tests: for what a process decides once. */
final class Child {

    private static final int PATIENCE_SECONDS = 120;

    private final Class<?> main;
    private final List<String> options = new ArrayList<>(List.of("--enable-native-access=ALL-UNNAMED"));
    private final Map<String, String> environment = new TreeMap<>();
    private final List<String> unset = new ArrayList<>();

    private Child(Class<?> main) {
        this.main = main;
    }

    /** How it ended, and all that it printed. */
    record Outcome(int exitCode, String output) {
    }

    static Child of(Class<?> main) {
        return new Child(main);
    }

    Child option(String option) {
        options.add(option);
        return this;
    }

    Child with(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    Child without(String variable) {
        unset.add(variable);
        return this;
    }

    Outcome run(String... arguments) {
        var command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(options);
        command.addAll(List.of("-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")), main.getName()));
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        unset.forEach(builder.environment()::remove);
        builder.environment().putAll(environment);
        try {
            return run(builder);
        } catch (IOException e) {
            throw new IllegalStateException("the child could not be run", e);
        } catch (InterruptedException e) {
            throw new IllegalStateException("interrupted while the child ran", e);
        }
    }

    private static Outcome run(ProcessBuilder builder) throws IOException, InterruptedException {
        var output = Files.createTempFile("child", ".txt");
        try {
            var process = builder.redirectOutput(output.toFile()).start();
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError("the child does not end: " + Files.readString(output));
            }
            return new Outcome(process.exitValue(), Files.readString(output, StandardCharsets.UTF_8));
        } finally {
            Files.delete(output);
        }
    }
}
