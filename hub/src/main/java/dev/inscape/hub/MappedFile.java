package dev.inscape.hub;

import dev.inscape.InscapeException;
import dev.inscape.UsageException;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** A file as memory, of any size. Pages are read when they are touched. */
public final class MappedFile implements AutoCloseable {

    private final Path path;
    private final Arena arena = Arena.ofShared();
    private final MemorySegment memory;

    private MappedFile(Path path) {
        this.path = path;
        try (var channel = FileChannel.open(path)) {
            memory = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), arena);
        } catch (IOException e) {
            arena.close();
            throw new InscapeException("cannot read " + path + ": " + reason(path, e), e);
        }
    }

    public static MappedFile open(Path path) {
        return new MappedFile(path);
    }

    private static String reason(Path path, IOException e) {
        if (e instanceof NoSuchFileException) {
            return "there is no such file";
        }
        return Files.isDirectory(path) ? "it is a directory" : String.valueOf(e.getMessage());
    }

    public Path path() {
        return path;
    }

    /** The file's bytes; an error once it is closed: a native tensor over unmapped memory would end the process. */
    public MemorySegment memory() {
        if (!arena.scope().isAlive()) {
            throw new UsageException(path + " is closed; read what you need of it before");
        }
        return memory;
    }

    /** Unmaps the file. Tensors over it must be closed before. */
    @Override
    public void close() {
        if (arena.scope().isAlive()) {
            arena.close();
        }
    }
}
