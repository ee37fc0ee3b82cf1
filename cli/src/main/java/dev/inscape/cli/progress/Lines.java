package dev.inscape.cli.progress;

import dev.inscape.cli.terminal.Decimals;
import dev.inscape.cli.terminal.Terminal;
import java.time.Duration;

/** A line now and then, for files and pipes: every tenth of the work, but not more often than every five seconds. */
final class Lines implements Progress.Display {

    private static final long PAUSE = Duration.ofSeconds(5).toNanos();

    private final Terminal terminal;
    private final Progress.Task task;
    private long shownAt = -PAUSE;
    private long shownTenth = -1;

    Lines(Terminal terminal, Progress.Task task) {
        this.terminal = terminal;
        this.task = task;
    }

    @Override
    public void show(long done, long elapsed) {
        long tenth = done * 10 / Math.max(1, task.total());
        if (tenth == shownTenth || (elapsed - shownAt < PAUSE && done < task.total())) {
            return;
        }
        shownAt = elapsed;
        shownTenth = tenth;
        double rate = done / (elapsed / 1e9);
        terminal.err()
                .println(task.name() + ": " + Decimals.grouped(done) + " of " + Decimals.grouped(task.total()) + " "
                        + task.unit() + " (" + done * 100 / Math.max(1, task.total()) + " %), "
                        + Decimals.grouped(Math.round(rate)) + "/s, " + left(Math.round((task.total() - done) / rate)));
    }

    private static String left(long seconds) {
        return seconds < 60 ? seconds + " s left" : seconds / 60 + " min " + seconds % 60 + " s left";
    }

    @Override
    public void close() {
        // Every line is whole already.
    }
}
