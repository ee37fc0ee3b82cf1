package dev.inscape.hub;

import dev.inscape.InscapeException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where unpacked models lie: {@code INSCAPE_CACHE}, else {@code XDG_CACHE_HOME/inscape}, else {@code ~/.cache/inscape}. */
public final class CacheDirectory {

    private CacheDirectory() {
    }

    public static Path path() {
        var own = System.getenv("INSCAPE_CACHE");
        if (own != null && !own.isEmpty()) {
            return Path.of(own);
        }
        var shared = System.getenv("XDG_CACHE_HOME");
        return shared != null && !shared.isEmpty()
                ? Path.of(shared, "inscape")
                : Path.of(System.getProperty("user.home"), ".cache", "inscape");
    }

    /** Makes a directory below a cache, with all above it. */
    public static Path make(Path directory) {
        try {
            return Files.createDirectories(directory);
        } catch (IOException e) {
            throw new InscapeException("cannot make the cache directory " + directory + ": " + e.getMessage()
                    + "; name another one in INSCAPE_CACHE", e);
        }
    }
}
