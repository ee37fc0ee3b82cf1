package dev.inscape.train;

import dev.inscape.InscapeException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.Supplier;

/** A directory that one training at a time writes into; the lock ends with the process, however that ends. */
final class DirectoryLock {

    private DirectoryLock() {
    }

    static <T> T holding(Path directory, Supplier<T> work) {
        try {
            Files.createDirectories(directory);
            try (var channel = FileChannel.open(directory.resolve(".lock"), StandardOpenOption.CREATE,
                    StandardOpenOption.WRITE); var lock = channel.tryLock()) {
                if (lock == null) {
                    throw taken(directory);
                }
                return work.get();
            }
        } catch (OverlappingFileLockException e) {
            throw taken(directory);
        } catch (IOException e) {
            throw new InscapeException("cannot write checkpoints into " + directory + ": " + e.getMessage(), e);
        }
    }

    private static InscapeException taken(Path directory) {
        return new InscapeException("another training writes into " + directory
                + " now; wait for its end, or take another directory");
    }
}
