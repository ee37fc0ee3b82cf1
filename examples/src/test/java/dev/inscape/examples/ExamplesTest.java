package dev.inscape.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Every example runs, is short, and shows what it promises. */
class ExamplesTest {

    private static final int MOST_LINES = 40;

    private static String printed(Runnable program) {
        var bytes = new ByteArrayOutputStream();
        var before = System.out;
        try (var out = new PrintStream(bytes, true, StandardCharsets.UTF_8)) {
            System.setOut(out);
            program.run();
        } finally {
            System.setOut(before);
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    @Test
    void each_has_fewer_than_forty_lines_of_code() throws IOException {
        try (var files = Files.list(Path.of("src/main/java/dev/inscape/examples"))) {
            for (var file : files.filter(path -> !path.endsWith("package-info.java")).toList()) {
                var code = Files.readAllLines(file).stream()
                        .filter(line -> !line.isBlank() && !line.startsWith("import ") && !line.startsWith("package "))
                        .toList();
                assertThat(code).as(file.toString()).hasSizeLessThan(MOST_LINES);
            }
        }
    }

    @Test
    void reading_shows_every_layer() {
        assertThat(printed(Read::main).lines()).hasSize(6).allMatch(line -> line.contains("9 tokens, mean norm "));
    }

    @Test
    void training_learns_to_count() {
        var lines = printed(Train::main).lines().toList();
        assertThat(lines.getLast()).isEqualTo("200 steps, COMPLETE");
        assertThat(numbers(lines.getFirst()).getLast()).isGreaterThan(numbers(lines.get(3)).getLast());
        assertThat(numbers(lines.get(3)).getLast()).isLessThan(0.2);
    }

    private static List<Double> numbers(String line) {
        return Pattern.compile("\\d+(\\.\\d+)?").matcher(line).results().map(match -> Double.valueOf(match.group()))
                .toList();
    }

    @Test
    void a_gguf_example_without_a_file_says_what_it_wants() {
        assertThat(printed(Gguf::main)).startsWith("name a file");
    }
}
