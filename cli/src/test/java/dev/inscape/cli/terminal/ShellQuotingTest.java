package dev.inscape.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShellQuotingTest {

    @Test
    void quotesOnlyWhatNeedsIt() {
        assertThat(ShellQuoting.of("notes.txt")).isEqualTo("notes.txt");
        assertThat(ShellQuoting.of("The capital of France is Paris.")).isEqualTo("\"The capital of France is Paris.\"");
        assertThat(ShellQuoting.of("it costs $5")).isEqualTo("'it costs $5'");
        assertThat(ShellQuoting.of("")).isEqualTo("\"\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"plain", "two words", "it's", "it's $5", "a \"quoted\" word", "back\\slash", "`date`", "!!",
            "*", "~", "naïve 東京",
            ""})
    @DisabledOnOs(OS.WINDOWS)
    void aShellReadsTheSameWord(String word) throws Exception {
        var shell = new ProcessBuilder("sh", "-c", "printf %s " + ShellQuoting.of(word)).start();
        try (var answer = shell.getInputStream()) {
            assertThat(new String(answer.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo(word);
        }
    }
}
