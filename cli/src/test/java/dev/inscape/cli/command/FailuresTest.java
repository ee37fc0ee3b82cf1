package dev.inscape.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inscape.InscapeException;
import dev.inscape.UsageException;
import dev.inscape.cli.terminal.CapturedTerminal;
import org.junit.jupiter.api.Test;

class FailuresTest {

    private final CapturedTerminal captured = new CapturedTerminal();

    private int report(Throwable failure) {
        var terminal = captured.open();
        return new Failures(new Context(terminal, new Timing(terminal))).report(failure, "inscape read");
    }

    @Test
    void whatWasThrownOnPurposeIsItsMessage() {
        assertThat(report(new InscapeException("no disk"))).isEqualTo(1);
        assertThat(captured.err()).isEqualTo("inscape: no disk\n");
    }

    @Test
    void wrongUsagePointsToTheHelp() {
        assertThat(report(new UsageException("no such layer"))).isEqualTo(2);
        assertThat(captured.err()).isEqualTo("inscape: no such layer; see inscape read --help\n");
    }

    @Test
    void anythingElseIsABugAndSaysSo() {
        assertThat(report(new IllegalStateException("oops"))).isEqualTo(1);
        assertThat(captured.err())
                .isEqualTo("inscape: a bug in Inscape: java.lang.IllegalStateException: oops; please report it "
                        + "with the trace that --stacktrace prints\n");
    }

    @Test
    void aFullHeapSaysHowToEnlargeIt() {
        assertThat(report(new OutOfMemoryError("Java heap space"))).isEqualTo(1);
        assertThat(captured.err()).startsWith("inscape: out of memory (Java heap space); give the JVM more");
    }

    @Test
    void aMessageIsOneLineWhateverIsInIt() {
        report(new InscapeException("bad\nfile\u001b[31m"));
        assertThat(captured.err()).isEqualTo("inscape: bad\\nfile\\u001b[31m\n");
    }
}
