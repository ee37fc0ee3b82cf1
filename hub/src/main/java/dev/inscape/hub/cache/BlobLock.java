package dev.inscape.hub.cache;

import dev.inscape.InscapeException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Keeps two processes from downloading the same blob at the same time. It saves work and protects nothing: a blob is written
 * under a name of its own. Where the file system has no locks it is held by everybody.
 */
public final class BlobLock implements AutoCloseable {

    private static final long PAUSE_MILLIS = 50;

    private final FileLocking.@Nullable Held held;

    private BlobLock(FileLocking.@Nullable Held held) {
        this.held = held;
    }

    /**
     * Waits for the lock.
     *
     * @param waiting called once if somebody else holds it
     */
    static BlobLock await(Path file, Runnable waiting) {
        try {
            Files.createDirectories(file.getParent());
            boolean told = false;
            for (var lock = FileLocking.attempt(file);; lock = FileLocking.attempt(file)) {
                if (lock.isPresent()) {
                    return new BlobLock(lock.get());
                }
                if (!told) {
                    waiting.run();
                    told = true;
                }
                Thread.sleep(PAUSE_MILLIS);
            }
        } catch (IOException noLocksHere) {
            return new BlobLock(null);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InscapeException("interrupted while another process downloads the same file", e);
        }
    }

    /** Whether it keeps others out. */
    public boolean isHeld() {
        return held != null;
    }

    @Override
    public void close() {
        if (held != null) {
            held.close();
        }
    }
}
