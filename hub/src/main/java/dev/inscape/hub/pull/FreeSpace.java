package dev.inscape.hub.pull;

import dev.inscape.InscapeException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** Asks the disk before a download does. */
final class FreeSpace {

    private FreeSpace() {
    }

    /** An error where a directory, or where it would be made, has no room for so many bytes. */
    static void require(Path directory, long bytes, String what) {
        var existing = directory.toAbsolutePath();
        while (!Files.exists(existing) && existing.getParent() != null) {
            existing = existing.getParent();
        }
        try {
            long free = Files.getFileStore(existing).getUsableSpace();
            // Some network file systems answer 0 and mean that they do not know.
            if (free > 0 && free < bytes) {
                throw new InscapeException(what + " needs " + text(bytes) + ", and " + existing + " has " + text(free)
                        + " free; make room, or name a directory on another disk in HF_HUB_CACHE");
            }
        } catch (IOException e) {
            throw new InscapeException("cannot tell how much room " + existing + " has: " + e.getMessage(), e);
        }
    }

    /** A number of bytes for people: {@code 1.4 GB}. */
    static String text(long bytes) {
        if (bytes < 1000) {
            return bytes + " bytes";
        }
        double value = bytes / 1000.0;
        for (var unit : new String[]{"kB", "MB", "GB"}) {
            if (value < 1000) {
                return String.format(Locale.ROOT, "%.1f %s", value, unit);
            }
            value /= 1000;
        }
        return String.format(Locale.ROOT, "%.1f TB", value);
    }
}
