package dev.inscape.hub;

import dev.inscape.InscapeException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.ThreadLocalRandom;

/**
 * A file in the making: written under a name of its own beside its place, moved there in one step when it is complete, and
 * removed when it is not, also when the process is interrupted.
 */
public final class PartialFile implements AutoCloseable {

    private final Path path;
    private final Path partial;
    private final FileChannel channel;
    private final Thread cleaning = new Thread(this::remove, "inscape-cleaning");
    private boolean ended;

    private PartialFile(Path path, String ending) throws IOException {
        this.path = path;
        this.partial = path.resolveSibling(path.getFileName() + ending);
        this.channel = FileChannel.open(partial, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        Runtime.getRuntime().addShutdownHook(cleaning);
    }

    /** Begins a file; an error where its directory is missing or not writable, or where something stands there that is no file. */
    public static PartialFile create(Path path) {
        return create(path, ".partial-" + Long.toHexString(ThreadLocalRandom.current().nextLong()));
    }

    /** The same, with an ending for the name that it has until it is complete, which nobody else may use. */
    public static PartialFile create(Path path, String ending) {
        if (Files.exists(path) && !Files.isRegularFile(path)) { // a move would put a file in a device's place
            throw new InscapeException(
                    "cannot write " + path + ": it is " + (Files.isDirectory(path) ? "a directory" : "no file"));
        }
        try {
            return new PartialFile(path, ending);
        } catch (IOException e) {
            throw failed(path, e);
        }
    }

    public Path path() {
        return path;
    }

    public void write(ByteBuffer bytes) {
        try {
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        } catch (IOException e) {
            throw failed(path, e);
        }
    }

    /** Writes at a place of its own, also beyond what was written so far. */
    public void write(ByteBuffer bytes, long position) {
        try {
            for (long at = position; bytes.hasRemaining();) {
                at += channel.write(bytes, at);
            }
        } catch (IOException e) {
            throw failed(path, e);
        }
    }

    /** Waits until the disk has all of it: a file that is moved in after this is whole even if the machine stops. */
    public void force() {
        try {
            channel.force(true);
        } catch (IOException e) {
            throw failed(path, e);
        }
    }

    /** Forgets what was written. */
    public void restart() {
        try {
            channel.truncate(0);
        } catch (IOException e) {
            throw failed(path, e);
        }
    }

    /** What was written so far, for a hash that can only be taken at the end. */
    public Path written() {
        return partial;
    }

    /** Moves the file to its place. */
    public void finish() {
        try {
            channel.close();
            Files.move(partial, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw failed(path, e);
        }
    }

    private static InscapeException failed(Path path, IOException e) {
        var reason = e instanceof NoSuchFileException
                ? "there is no directory " + path.toAbsolutePath().getParent()
                : e instanceof AccessDeniedException
                        ? "permission denied"
                        : String.valueOf(e.getMessage());
        return new InscapeException("cannot write " + path + ": " + reason + "; nothing was left behind", e);
    }

    /** Removes what was written, unless it was finished. */
    @Override
    public void close() {
        if (!ended) {
            ended = true;
            remove();
            forgetCleaning();
        }
    }

    private void forgetCleaning() {
        try {
            Runtime.getRuntime().removeShutdownHook(cleaning);
        } catch (IllegalStateException shuttingDown) {
            // The hook is running, or has run: it removes the same file.
        }
    }

    private void remove() {
        try {
            channel.close();
            Files.deleteIfExists(partial);
        } catch (IOException e) {
            throw failed(path, e);
        }
    }
}
