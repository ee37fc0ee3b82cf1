package dev.inscape.hub.found;

import dev.inscape.InscapeException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Refuses links that lead out of a model's directory: a directory from elsewhere must not make this program read other files of
 * the machine. Snapshots of the hub's cache are links by nature; theirs may lead anywhere in that cache.
 */
final class InnerFiles {

    private InnerFiles() {
    }

    /** Looks at every link to a file; one that leads nowhere is left to whoever wants the file. */
    static void require(Path directory) {
        try (var content = Files.list(directory)) {
            var inside = roomOf(directory.toRealPath());
            for (var file : content.filter(Files::isSymbolicLink).filter(Files::isRegularFile).sorted().toList()) {
                var real = file.toRealPath();
                if (!real.startsWith(inside)) {
                    throw new InscapeException(file + " is a link to " + real + ", out of " + directory
                            + "; put the file itself there");
                }
            }
        } catch (IOException e) {
            throw new InscapeException("cannot read the directory " + directory + ": " + e.getMessage(), e);
        }
    }

    /** {@code cache/models--owner--name/snapshots/commit} has its blobs in the folder of the model, or in one of the cache. */
    private static Path roomOf(Path directory) {
        int names = directory.getNameCount();
        boolean isSnapshot = names > 3 && directory.getName(names - 2).toString().equals("snapshots")
                && directory.getName(names - 3).toString().startsWith("models--");
        return isSnapshot ? directory.resolve("../../..").normalize() : directory;
    }
}
