package dev.inscape.hub.cache;

import dev.inscape.InscapeException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The files of a model at one commit, in the cache. It may hold only some of the files that the hub has.
 *
 * @param id        as it was asked for
 * @param commit    its 40 hexadecimal digits
 * @param directory that holds the files, as links to blobs or as they are
 */
public record Snapshot(HubId id, String commit, Path directory) {

    /** A file that is there; none where it is missing, or a link to a blob that is. */
    public Optional<Path> file(String name) {
        return Optional.of(RepoPath.below(directory, name)).filter(Files::isRegularFile);
    }

    /** Every file by its name, parted by slashes; links whose blob is missing are among them. */
    public SortedMap<String, Path> files() {
        return filesIn(directory);
    }

    static SortedMap<String, Path> filesIn(Path directory) {
        var found = new TreeMap<String, Path>();
        try (var all = Files.walk(directory)) {
            all.filter(path -> !Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS))
                    .forEach(path -> found.put(directory.relativize(path).toString().replace('\\', '/'), path));
        } catch (IOException | UncheckedIOException e) {
            throw new InscapeException("cannot read " + directory + ": " + e.getMessage(), e);
        }
        return Collections.unmodifiableSortedMap(found);
    }
}
