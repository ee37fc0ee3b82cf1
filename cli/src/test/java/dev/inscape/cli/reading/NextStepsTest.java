package dev.inscape.cli.reading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inscape.cli.terminal.Ink;
import org.junit.jupiter.api.Test;

class NextStepsTest {

    private static final Layout WIDE = new Layout(Ink.of(Ink.Depth.NONE), 120, false);

    @Test
    void commandsCanBeCopied() {
        assertThat(new NextSteps("./inscape", "minilm", "Hello there").lines(WIDE, false)).containsExactly("",
                "What to try next",
                "  ./inscape read \"Hello there\" --html page.html                           every number, as a page",
                "  ./inscape tokens minilm \"Hello there\"                                   ids and positions of "
                        + "the tokens",
                "  ./inscape extract minilm --text \"Hello there\" --out states.safetensors  the states "
                        + "themselves, for Python");
    }

    @Test
    void whatIsDoneAlreadyIsNotProposed() {
        assertThat(new NextSteps("inscape", "minilm", "Hi").lines(WIDE, true))
                .noneMatch(line -> line.contains("--html"));
    }

    @Test
    void aLongTextIsNotRepeated() {
        assertThat(new NextSteps("inscape", "minilm", "very ".repeat(30)).lines(WIDE, false))
                .filteredOn(line -> line.contains("inscape")).hasSize(3).allMatch(line -> line.contains("\"…\""));
    }

    @Test
    void anotherModelIsNamed() {
        assertThat(new NextSteps("inscape", "models/my bert", "Hi").lines(WIDE, false).get(2))
                .contains("--model \"models/my bert\"");
    }

    @Test
    void aNarrowTerminalGetsTheCommandsAlone() {
        var narrow = new Layout(Ink.of(Ink.Depth.NONE), 60, false);
        assertThat(new NextSteps("inscape", "minilm", "Hello there").lines(narrow, false))
                .contains("  inscape tokens minilm \"Hello there\"");
    }
}
