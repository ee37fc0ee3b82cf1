package dev.inscape.cli.command;

import dev.inscape.cli.terminal.Decimals;
import dev.inscape.cli.terminal.Terminal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** How long the phases of a command take, told at its end where {@code INSCAPE_TIMING} is set. */
public final class Timing {

    private record Mark(String phase, long at) {
    }

    private final Terminal terminal;
    private final boolean wanted;
    private final long start = System.nanoTime();
    private final List<Mark> marks = new ArrayList<>();

    public Timing(Terminal terminal) {
        this.terminal = terminal;
        this.wanted = !terminal.environment("INSCAPE_TIMING").isEmpty();
    }

    /** A phase has ended. */
    public void mark(String phase) {
        if (wanted) {
            marks.add(new Mark(phase, System.nanoTime()));
        }
    }

    /** Prints what each phase took. */
    public void report() {
        if (!wanted) {
            return;
        }
        long before = start;
        for (var mark : marks) {
            line(mark.phase, (mark.at - before) / 1e6);
            before = mark.at;
        }
        line("since main", (System.nanoTime() - start) / 1e6);
        ProcessHandle.current().info().startInstant()
                .ifPresent(begun -> line("since the process began",
                        Duration.between(begun, Instant.now()).toNanos() / 1e6));
    }

    private void line(String phase, double milliseconds) {
        terminal.err().println("timing: " + Decimals.right(Decimals.fixed(milliseconds, 1), 8) + " ms  " + phase);
    }
}
