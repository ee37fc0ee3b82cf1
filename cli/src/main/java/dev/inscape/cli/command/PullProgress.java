package dev.inscape.cli.command;

import dev.inscape.cli.progress.Progress;
import dev.inscape.cli.terminal.Decimals;
import dev.inscape.cli.terminal.Terminal;
import dev.inscape.hub.pull.PullListener;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Draws a pull: one bar over the bytes of all files. */
final class PullProgress implements PullListener, AutoCloseable {

    private final Terminal terminal;
    private final Consumer<String> remarks;
    private final Map<String, Long> done = new HashMap<>();
    private @Nullable Progress progress;

    PullProgress(Terminal terminal, Consumer<String> remarks) {
        this.terminal = terminal;
        this.remarks = remarks;
    }

    @Override
    public void planned(int files, long bytes) {
        if (bytes > 0) {
            remarks.accept("pulling " + Decimals.count(files, "file") + ", " + Decimals.bytes(bytes));
            progress = Progress.of(terminal, "pulling", "bytes", bytes);
        }
    }

    @Override
    public void advanced(String file, long bytes, long total) {
        long before = done.getOrDefault(file, 0L);
        done.put(file, bytes);
        if (progress != null) {
            progress.advance(bytes - before);
        }
    }

    @Override
    public void retrying(String what, String reason) {
        remarks.accept(what + ": " + reason + "; trying again");
    }

    @Override
    public void waiting(String file) {
        remarks.accept("another process pulls " + file + "; waiting for it");
    }

    @Override
    public void close() {
        if (progress != null) {
            progress.close();
        }
    }
}
