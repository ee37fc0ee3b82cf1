package dev.inscape.cli.terminal;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** Looks at the streams of this process without a native call, which would cost more at the start than it tells. */
public final class SystemTerminal {

    private static final Path DESCRIPTORS = Path.of("/proc/self/fd");

    private SystemTerminal() {
    }

    /** The streams that this process was started with. */
    public static Terminal open() {
        boolean out = isTerminal(1);
        boolean err = isTerminal(2);
        return new Terminal(System.in, new FileOutputStream(FileDescriptor.out),
                new FileOutputStream(FileDescriptor.err),
                System.getenv(), new Terminal.Attached(isTerminal(0), out, err, () -> out ? columns() : 0));
    }

    /** Linux shows where a descriptor leads; elsewhere the JVM knows only of all streams together. */
    private static boolean isTerminal(int descriptor) {
        if (!Files.isDirectory(DESCRIPTORS)) {
            @SuppressWarnings("SystemConsoleNull") // NullAway's model of it is of older Javas
            var console = System.console();
            return console != null && console.isTerminal();
        }
        try {
            var target = Files.readSymbolicLink(DESCRIPTORS.resolve(Integer.toString(descriptor))).toString();
            return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty") || target.equals("/dev/console");
        } catch (IOException e) {
            return false;
        }
    }

    /** The width of the screen as {@code stty} tells it, in a few milliseconds; 0 where it does not. */
    private static int columns() {
        try {
            var stty = new ProcessBuilder("stty", "size").redirectInput(ProcessBuilder.Redirect.from(
                    Path.of("/dev/tty").toFile())).redirectError(ProcessBuilder.Redirect.DISCARD).start();
            try (var answer = stty.getInputStream()) {
                var size = new String(answer.readAllBytes(), StandardCharsets.US_ASCII).strip();
                stty.waitFor(1, TimeUnit.SECONDS);
                return Integer.parseInt(size.substring(size.indexOf(' ') + 1));
            }
        } catch (IOException | NumberFormatException e) {
            return 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 0;
        }
    }
}
