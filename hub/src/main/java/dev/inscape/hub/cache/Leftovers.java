package dev.inscape.hub.cache;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;

/** What a killed process leaves in a model's folder: incomplete blobs, and snapshots and references in the making. */
final class Leftovers {

    private static final String STAGING = ".inscape-";
    private static final String INCOMPLETE = ".incomplete";
    private static final Duration SURELY_DEAD = Duration.ofDays(1);

    private Leftovers() {
    }

    /** A name for something in the making, beside {@code snapshots} and {@code refs}. */
    static String stagingName() {
        return STAGING + "%08x".formatted(ThreadLocalRandom.current().nextInt());
    }

    static boolean isIncomplete(Path blob) {
        return blob.getFileName().toString().endsWith(INCOMPLETE);
    }

    /** Deletes what nobody has touched for a day; younger ones may still be written by another process. */
    static void sweep(RepoFolder folder) {
        try {
            var old = Instant.now().minus(SURELY_DEAD);
            for (var path : all(folder)) {
                if (Files.getLastModifiedTime(path, LinkOption.NOFOLLOW_LINKS).toInstant().isBefore(old)) {
                    deleteTree(path);
                }
            }
        } catch (IOException | UncheckedIOException tidyingIsNotNeeded) {
            return;
        }
    }

    private static List<Path> all(RepoFolder folder) throws IOException {
        try (var blobs = Files.list(folder.blobs()); var beside = Files.list(folder.path())) {
            return Stream.concat(blobs.filter(Leftovers::isIncomplete),
                    beside.filter(path -> path.getFileName().toString().startsWith(STAGING))).toList();
        }
    }

    /** Deletes a file or directory with all that is in it; a link goes itself, and nothing that it leads to. */
    static void deleteTree(Path top) throws IOException {
        if (!Files.exists(top, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        try (var all = Files.walk(top)) {
            for (var path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }
}
