package dev.inscape.cli.chat;

import dev.inscape.InscapeException;
import dev.inscape.cli.input.Reason;
import dev.inscape.hub.CacheDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;

/**
 * Where typed messages are remembered from one session to the next, readable by their author alone.
 *
 * @param path    the file; none where it cannot be kept
 * @param problem why it cannot be kept, for the user
 */
record HistoryFile(Optional<Path> path, Optional<String> problem) {

    private static final String NAME = "chat-history";

    /** Messages are remembered while the session lasts. */
    static final HistoryFile NONE = new HistoryFile(Optional.empty(), Optional.empty());

    /** In a directory, which is made if it is not there. A place that cannot be written is no reason not to talk. */
    static HistoryFile in(Path directory) {
        var path = directory.resolve(NAME);
        try {
            CacheDirectory.make(directory);
            if (!Files.exists(path)) {
                create(path);
            }
            if (!Files.isWritable(path)) {
                return missing(path + " cannot be written");
            }
            return new HistoryFile(Optional.of(path), Optional.empty());
        } catch (InscapeException e) {
            return missing(String.valueOf(e.getMessage()));
        } catch (IOException e) {
            return missing("cannot make " + path + ": " + Reason.of(e));
        }
    }

    private static void create(Path path) throws IOException {
        if (path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createFile(path, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        } else {
            Files.createFile(path);
        }
    }

    private static HistoryFile missing(String reason) {
        return new HistoryFile(Optional.empty(), Optional.of("messages are not remembered: " + reason));
    }
}
