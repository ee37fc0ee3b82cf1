package dev.inscape.hub.cache;

import dev.inscape.InscapeException;
import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * Fills a snapshot with links to blobs. They are made in a directory beside {@code snapshots} and moved, so that a snapshot has
 * all of them or is not there. A snapshot that is there already gets its missing files one by one.
 */
final class SnapshotWriter {

    private final Path snapshot;
    private final Path staging;
    private final RepoFolder folder;
    private final boolean symlinks;
    private final Set<Etag> fresh;
    private final Map<Etag, Path> moved = new HashMap<>();

    SnapshotWriter(RepoFolder folder, String commit, boolean symlinks, Set<Etag> fresh) {
        this.folder = folder;
        this.snapshot = folder.snapshotDirectory(commit);
        this.staging = folder.path().resolve(Leftovers.stagingName());
        this.symlinks = symlinks;
        this.fresh = fresh;
    }

    void write(Map<String, Etag> files) {
        try {
            Files.createDirectories(staging);
            for (var file : files.entrySet()) {
                if (!isThereWithoutBlob(file.getKey(), file.getValue())) {
                    place(file.getKey(), file.getValue());
                }
            }
            Files.createDirectories(snapshot.getParent());
            if (Files.exists(snapshot) || !movedAsOne()) {
                addEach();
            }
        } catch (IOException e) {
            throw new InscapeException("cannot write the snapshot " + snapshot + ": " + e.getMessage(), e);
        } finally {
            clear();
        }
    }

    private boolean movedAsOne() throws IOException {
        try {
            Files.move(staging, snapshot, StandardCopyOption.ATOMIC_MOVE);
            return true;
        } catch (FileAlreadyExistsException | DirectoryNotEmptyException anotherProcessWasFirst) {
            return false;
        }
    }

    private void addEach() throws IOException {
        for (var file : Snapshot.filesIn(staging).entrySet()) {
            var target = RepoPath.below(snapshot, file.getKey());
            Files.createDirectories(target.getParent());
            Files.move(file.getValue(), target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** Without links another process may have moved the blob here in the meantime. */
    private boolean isThereWithoutBlob(String name, Etag etag) {
        return !symlinks && !moved.containsKey(etag) && Files.notExists(folder.blob(etag))
                && Files.isRegularFile(RepoPath.below(snapshot, name));
    }

    /** The link leads from where it will be in the end. */
    private void place(String name, Etag etag) throws IOException {
        var staged = RepoPath.below(staging, name);
        Files.createDirectories(staged.getParent());
        var blob = folder.blob(etag);
        if (!symlinks || !linked(staged, relative(RepoPath.below(snapshot, name), blob))) {
            placeFile(staged, etag, blob);
        }
    }

    private static Path relative(Path link, Path target) {
        var fromTheFile = link.relativize(target);
        return fromTheFile.subpath(1, fromTheFile.getNameCount());
    }

    private static boolean linked(Path link, Path target) throws IOException {
        try {
            Files.createSymbolicLink(link, target);
            return true;
        } catch (UnsupportedOperationException | FileSystemException notHere) {
            if (Files.exists(link, LinkOption.NOFOLLOW_LINKS)) {
                throw notHere instanceof IOException e ? e : new IOException(notHere);
            }
            return false;
        }
    }

    private void placeFile(Path staged, Etag etag, Path blob) throws IOException {
        if (moved.containsKey(etag)) {
            Files.copy(moved.get(etag), staged);
        } else if (fresh.contains(etag)) {
            Files.move(blob, staged);
            moved.put(etag, staged);
        } else {
            Files.copy(blob, staged);
        }
    }

    private void clear() {
        try {
            Leftovers.deleteTree(staging);
        } catch (IOException e) {
            throw new InscapeException("cannot remove " + staging + ": " + e.getMessage(), e);
        }
    }
}
