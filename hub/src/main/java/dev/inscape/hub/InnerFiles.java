package dev.inscape.hub;

import dev.inscape.InscapeException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Refuses links that lead out of a model's directory: a directory from elsewhere must not make this program read other files of
 * the machine. Snapshots of the hub's cache are links by nature; theirs may lead anywhere in that cache.
 */
public final class InnerFiles {

    /** The folders below a model's directory that files are read from. */
    private static final List<String> BELOW = List.of("additional_chat_templates");

    private InnerFiles() {
    }

    /**
     * Looks at every file that could be read for a model, whether it is a link or lies in a folder that is one. Links that lead
     * nowhere are left to whoever wants the file. Costs a few system calls per file.
     */
    public static void require(Path directory) {
        try {
            var inside = roomOf(directory.toRealPath());
            for (var file : files(directory)) {
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

    private static List<Path> files(Path directory) throws IOException {
        var folders = Stream.concat(Stream.of(directory), BELOW.stream().map(directory::resolve))
                .filter(Files::isDirectory).toList();
        var found = Stream.<Path>builder();
        for (var folder : folders) {
            try (var content = Files.list(folder)) {
                content.filter(Files::isRegularFile).forEach(found);
            }
        }
        return found.build().sorted().toList();
    }

    /** Snapshots have their blobs in the folder of the model, or in one of the cache. */
    private static Path roomOf(Path directory) {
        return snapshotOf(directory).map(snapshot -> snapshot.resolve("../../..").normalize()).orElse(directory);
    }

    /** Whether a directory is a snapshot of the hub's cache, or lies in one: somebody else wrote what is in it. */
    public static boolean isOfHub(Path directory) {
        try {
            return snapshotOf(directory.toRealPath()).isPresent();
        } catch (IOException e) {
            throw new InscapeException("cannot read the directory " + directory + ": " + e.getMessage(), e);
        }
    }

    /** Of {@code cache/models--owner--name/snapshots/commit}, or a folder below. */
    private static Optional<Path> snapshotOf(Path directory) {
        for (@Nullable Path at = directory; at != null && at.getNameCount() > 3; at = at.getParent()) {
            int names = at.getNameCount();
            if (at.getName(names - 2).toString().equals("snapshots")
                    && at.getName(names - 3).toString().startsWith("models--")) {
                return Optional.of(at);
            }
        }
        return Optional.empty();
    }
}
