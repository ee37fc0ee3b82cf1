package dev.inscape.cli.progress;

import dev.inscape.cli.terminal.Terminal;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Steps towards a known total. Work that takes less than a second shows nothing. */
public final class Progress implements AutoCloseable {

    private static final long SILENT = Duration.ofSeconds(1).toNanos();

    private final Terminal terminal;
    private final Task task;
    private final LongSupplier clock;
    private final long begun;
    private @Nullable Display display;
    private long done;

    /**
     * What is under way.
     *
     * @param name  {@code extracting}
     * @param unit  {@code tokens}
     * @param total how many there are
     */
    record Task(String name, String unit, long total) {
    }

    /** What shows it. */
    interface Display extends AutoCloseable {

        /** So much is done, so many nanoseconds after the beginning. */
        void show(long done, long elapsed);

        @Override
        void close();
    }

    private Progress(Terminal terminal, Task task, LongSupplier clock) {
        this.terminal = terminal;
        this.task = task;
        this.clock = clock;
        this.begun = clock.getAsLong();
    }

    public static Progress of(Terminal terminal, String name, String unit, long total) {
        return of(terminal, name, unit, total, System::nanoTime);
    }

    static Progress of(Terminal terminal, String name, String unit, long total, LongSupplier clock) {
        return new Progress(terminal, new Task(name, unit, total), clock);
    }

    /** So many more are done. */
    public void advance(long steps) {
        done += steps;
        long elapsed = clock.getAsLong() - begun;
        if (elapsed < SILENT || (display == null && done >= task.total)) {
            return;
        }
        var shown = display;
        if (shown == null) {
            shown = terminal.errIsTerminal() ? new Bar(terminal, task, elapsed) : new Lines(terminal, task);
            display = shown;
        }
        shown.show(done, elapsed);
    }

    @Override
    public void close() {
        if (display != null) {
            display.close();
        }
    }
}
