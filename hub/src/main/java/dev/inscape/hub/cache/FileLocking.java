package dev.inscape.hub.cache;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.Optional;

/**
 * The lock of the system that Python's {@code filelock} takes too: flock(2) on Linux and macOS, that of the file system on
 * Windows.
 */
public final class FileLocking {

    static final boolean MACOS = system().contains("mac");
    private static final boolean FLOCK = MACOS || system().contains("linux");

    private FileLocking() {
    }

    /** A lock that is held until it is closed. */
    public interface Held extends AutoCloseable {
        @Override
        void close();
    }

    /** The lock on a file, which is made if need be; none while somebody else holds it. */
    public static Optional<Held> attempt(Path file) throws IOException {
        if (!Files.exists(file)) {
            try (var made = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
                assert made.isOpen();
            }
        }
        return FLOCK ? Flock.attempt(file) : attemptByJava(file);
    }

    private static Optional<Held> attemptByJava(Path file) throws IOException {
        var channel = FileChannel.open(file, StandardOpenOption.WRITE);
        try {
            if (channel.tryLock() != null) {
                return Optional.of(() -> closeQuietly(channel));
            }
        } catch (OverlappingFileLockException held) {
            // Another thread of this process has it: as good as another process.
        } catch (IOException e) {
            channel.close();
            throw e;
        }
        channel.close();
        return Optional.empty();
    }

    private static void closeQuietly(FileChannel channel) {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String system() {
        return System.getProperty("os.name").toLowerCase(Locale.ROOT);
    }
}
