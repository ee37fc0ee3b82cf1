package dev.inscape.hub;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Objects;

/** Files and directories beside the tests. */
public final class TestFiles {

    private TestFiles() {
    }

    /** A resource by its name below {@code dev/inscape/hub}. */
    public static Path path(String name) {
        try {
            return Path.of(Objects.requireNonNull(TestFiles.class.getResource(name), name).toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
