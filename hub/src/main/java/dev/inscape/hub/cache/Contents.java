package dev.inscape.hub.cache;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where the content of a file of a snapshot is. */
final class Contents {

    private Contents() {
    }

    /**
     * The blob that a link names, or the file itself. One link is followed, no more: newer Python makes a blob a link into a
     * store that all models share, and that is not this model's to remove.
     */
    static Path of(Path file) throws IOException {
        return Files.isSymbolicLink(file)
                ? file.resolveSibling(Files.readSymbolicLink(file)).normalize()
                : file;
    }
}
