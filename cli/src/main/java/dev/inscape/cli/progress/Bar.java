package dev.inscape.cli.progress;

import dev.inscape.cli.terminal.Terminal;
import java.time.Duration;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** A bar that is drawn over itself. */
final class Bar implements Progress.Display {

    private static final int EVERY_MILLISECONDS = 200;

    private final ProgressBar bar;

    Bar(Terminal terminal, Progress.Task task, long elapsed) {
        bar = new ProgressBarBuilder().setTaskName(task.name()).setUnit(" " + task.unit(), 1)
                .setInitialMax(task.total())
                .setStyle(ProgressBarStyle.COLORFUL_UNICODE_BAR).setUpdateIntervalMillis(EVERY_MILLISECONDS).showSpeed()
                .startsFrom(0, Duration.ofNanos(elapsed))
                .setConsumer(new ConsoleProgressBarConsumer(terminal.err(), terminal.columns() - 1)).build();
    }

    @Override
    public void show(long done, long elapsed) {
        bar.stepTo(done);
    }

    @Override
    public void close() {
        bar.close();
    }
}
