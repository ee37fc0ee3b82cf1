package dev.inscape.hub.cache;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The file by which backup programs know a cache and leave it out (bford.info/cachedir). */
final class CacheTag {

    static final String NAME = "CACHEDIR.TAG";
    private static final String CONTENT = """
            Signature: 8a477f597d28d172789f06886806bc55
            # This directory is a cache of the Hugging Face hub; what is in it can be downloaded again.
            """;

    private CacheTag() {
    }

    /** Writes it if it is not there. A cache works without it, so that a failure changes nothing. */
    static void write(Path root) {
        try {
            if (!Files.exists(root.resolve(NAME))) {
                Files.writeString(root.resolve(NAME), CONTENT, StandardOpenOption.CREATE_NEW);
            }
        } catch (IOException anotherProcessWasFirstOrNotAllowed) {
            return;
        }
    }
}
