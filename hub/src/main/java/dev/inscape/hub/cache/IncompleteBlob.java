package dev.inscape.hub.cache;

import dev.inscape.InscapeException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.ThreadLocalRandom;

/**
 * A blob in the making: {@code <etag>.<8 hexadecimal digits>.incomplete}, a name that no other process writes to, moved to its
 * place in one step, and removed when it is not finished, also when the process is interrupted. One thread writes it.
 */
public final class IncompleteBlob implements AutoCloseable {

    private final Path blob;
    private final Path partial;
    private final FileChannel channel;
    private final Thread cleaning = new Thread(this::discard, "inscape-cleaning");

    private IncompleteBlob(Path blob) throws IOException {
        this.blob = blob;
        this.partial = blob.resolveSibling("%s.%08x.incomplete".formatted(blob.getFileName(),
                ThreadLocalRandom.current().nextInt()));
        this.channel = FileChannel.open(partial, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        Runtime.getRuntime().addShutdownHook(cleaning);
    }

    static IncompleteBlob create(Path blob) {
        try {
            return new IncompleteBlob(blob);
        } catch (IOException e) {
            throw failed(blob, e);
        }
    }

    public void write(ByteBuffer bytes) {
        try {
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        } catch (IOException e) {
            throw failed(blob, e);
        }
    }

    /** Forgets what was written. */
    public void restart() {
        try {
            channel.truncate(0);
        } catch (IOException e) {
            throw failed(blob, e);
        }
    }

    /** What was written so far, for a hash that can only be taken at the end. */
    public Path written() {
        return partial;
    }

    /** Moves the blob to its place. */
    public void finish() {
        try {
            channel.close();
            Files.move(partial, blob, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw failed(blob, e);
        }
    }

    private static InscapeException failed(Path blob, IOException e) {
        return new InscapeException("cannot write " + blob + ": " + e.getMessage() + "; nothing was left behind", e);
    }

    @Override
    public void close() {
        discard();
        try {
            Runtime.getRuntime().removeShutdownHook(cleaning);
        } catch (IllegalStateException shuttingDown) {
            // The hook is running, or has run: it removes the same file.
        }
    }

    private void discard() {
        try {
            channel.close();
            Files.deleteIfExists(partial);
        } catch (IOException e) {
            throw failed(blob, e);
        }
    }
}
