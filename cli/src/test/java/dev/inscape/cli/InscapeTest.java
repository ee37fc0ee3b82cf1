package dev.inscape.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inscape.cli.terminal.CapturedTerminal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InscapeTest {

    @Test
    void withoutArgumentsItTellsWhatThereIs() {
        var run = Run.inscape();
        assertThat(run.code()).isZero();
        assertThat(run.out()).startsWith("Usage: inscape [-hV] COMMAND\n")
                .contains("read ", "tokens ", "extract ", "store ", "world ", "doctor ", "completion ")
                .contains("inscape read \"The capital of France is Paris.\"");
        assertThat(run.err()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"read", "tokens", "extract", "store", "world", "doctor", "completion", "lens", "patch",
            "steer", "ablate",
            "attribute"})
    void everyCommandHasHelpWithExamples(String command) {
        var run = Run.inscape(command, "--help");
        assertThat(run.code()).isZero();
        assertThat(run.out()).startsWith("Usage: inscape " + command).contains("Examples:\n  ")
                .contains("inscape " + command);
        assertThat(run.out().lines()).allMatch(line -> line.length() <= 80);
    }

    @Test
    void aNarrowTerminalIsNoReasonToFail() {
        assertThat(Run.on(terminal -> terminal.onScreen(20), "--version").code()).isZero();
    }

    @Test
    void theVersionIsOneLine() {
        assertThat(Run.inscape("--version").out()).matches("Inscape \\S.*\n");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "rad x           | there is no command \"rad\"; did you mean read?; see inscape --help",
            "xyzzy           | there is no command \"xyzzy\"; see inscape --help",
            "--jason         | there is no option --jason; see inscape --help",
            "read --jsn x    | there is no option --jsn; did you mean --json?; see inscape read --help",
            "read two words  | \"words\" is one word too many; put the text in quotes; see inscape read --help",
            "read x --color=x| invalid value for option '--color': expected one of [AUTO, ALWAYS, NEVER] "
                    + "(case-insensitive) but was 'x'; see inscape read --help",
            "read x --threads| missing required parameter for option '--threads' (N); see inscape read --help",
            "tokens          | missing required parameter: '[MODEL] TEXT'; see inscape tokens --help",
            "extract minilm --text x | missing required option: '--out=PATH'; see inscape extract --help"})
    void wrongUsageIsOneLineAndCodeTwo(String words, String message) {
        var run = Run.inscape(words.split(" +"));
        assertThat(run.err()).isEqualTo("inscape: " + message + "\n");
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
    }

    @Test
    void completionIsAScriptThatKnowsTheCommands() {
        assertThat(Run.inscape("completion").out()).startsWith("#!/usr/bin/env bash").contains("read", "extract",
                "--truncate");
    }

    @Test
    void helpHasColoursOnlyWhereTheyAreWanted() {
        assertThat(Run.on(terminal -> terminal.onScreen(100), "--help").out()).contains("\u001b[");
        assertThat(Run.on(terminal -> terminal.onScreen(100).with("NO_COLOR", "1"), "--help").out())
                .doesNotContain("\u001b[");
        assertThat(Run.inscape("read", "--help", "--color=always").out()).contains("\u001b[");
    }

    @Test
    void resultsThatNobodyReadsEndQuietly() {
        var captured = new CapturedTerminal();
        assertThat(Inscape.run(captured.openBroken("Broken pipe"), "--help")).isEqualTo(141);
        assertThat(captured.err()).isEmpty();
    }

    @Test
    void resultsThatCannotBeWrittenAreAnError() {
        var captured = new CapturedTerminal();
        assertThat(Inscape.run(captured.openBroken("No space left on device"), "--help")).isEqualTo(1);
        assertThat(captured.err())
                .isEqualTo("inscape: cannot write to standard output: no space left on the disk; free some, "
                        + "or choose another place\n");
    }

    @Test
    void phasesAreTimedWhenAskedFor() {
        assertThat(Run.on(terminal -> terminal.with("INSCAPE_TIMING", "1"), "--version").err())
                .contains("ms  since main");
    }
}
