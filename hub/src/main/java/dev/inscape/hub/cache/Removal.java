package dev.inscape.hub.cache;

import dev.inscape.InscapeException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Removes snapshots, and the blobs that no other snapshot uses. References go first and a snapshot in one step, so that an
 * interruption leaves no snapshot that misses files. A link is removed itself, never what it leads to.
 */
final class Removal {

    private final Path root;
    private final RepoFolder folder;
    private long freed;
    private long shared;

    Removal(Path root, RepoFolder folder) {
        this.root = root;
        this.folder = folder;
    }

    Removed revision(String commit) throws IOException {
        requireInside();
        if (folder.commits().equals(List.of(commit))) {
            return model();
        }
        var others = new HashSet<>(folder.commits());
        others.remove(commit);
        var orphans = contents(List.of(commit));
        orphans.removeAll(contents(others));
        removeRefs(commit);
        var aside = folder.path().resolve(Leftovers.stagingName());
        Files.move(folder.snapshotDirectory(commit), aside);
        for (var blob : orphans) {
            if (folder.blobs().equals(blob.getParent()) && Files.exists(blob, LinkOption.NOFOLLOW_LINKS)) {
                delete(blob);
            }
        }
        delete(aside);
        delete(folder.trees().resolve(commit + ".json"));
        delete(folder.missing().resolve(commit));
        return new Removed(1, freed, shared);
    }

    Removed model() throws IOException {
        requireInside();
        int snapshots = folder.commits().size();
        Leftovers.deleteTree(folder.refs());
        var aside = folder.path().resolve(Leftovers.stagingName());
        if (Files.exists(folder.snapshots())) {
            Files.move(folder.snapshots(), aside);
            delete(aside);
        }
        delete(folder.path());
        delete(folder.locks());
        return new Removed(snapshots, freed, shared);
    }

    private Set<Path> contents(Iterable<String> commits) throws IOException {
        var found = new HashSet<Path>();
        for (var commit : commits) {
            try (var files = Files.walk(folder.snapshotDirectory(commit))) {
                for (var file : files.filter(Files::isSymbolicLink).toList()) {
                    found.add(Contents.of(file));
                }
            }
        }
        return found;
    }

    private void removeRefs(String commit) throws IOException {
        if (Files.isDirectory(folder.refs())) {
            try (var all = Files.walk(folder.refs())) {
                for (var ref : all.filter(path -> Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)).toList()) {
                    if (Files.readString(ref).strip().equals(commit)) {
                        Files.delete(ref);
                    }
                }
            }
        }
    }

    private void delete(Path top) throws IOException {
        if (Files.exists(top, LinkOption.NOFOLLOW_LINKS)) {
            try (var all = Files.walk(top)) {
                for (var path : all.toList()) {
                    count(path);
                }
            }
            Leftovers.deleteTree(top);
        }
    }

    private void count(Path path) throws IOException {
        if (Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
            freed += Files.size(path);
        } else if (folder.blobs().equals(path.getParent()) && Files.isRegularFile(path)) {
            shared += Files.size(path);
        }
    }

    /** Somebody may have put a model elsewhere and left a link: what is there is not this model's to delete. */
    private void requireInside() throws IOException {
        for (var directory : List.of(folder.path(), folder.snapshots(), folder.blobs(), folder.refs(), folder.trees(),
                folder.missing(), folder.allLocks(), folder.locks())) {
            if (!Files.exists(directory, LinkOption.NOFOLLOW_LINKS)) {
                continue;
            }
            boolean out = !directory.toRealPath().startsWith(root.toRealPath());
            if (out || Files.isSymbolicLink(directory)) {
                throw new InscapeException(directory + " is a link " + (out ? "out of the cache, " : "") + "to "
                        + directory.toRealPath()
                        + "; nothing was deleted: remove the link, and what it leads to, yourself");
            }
        }
    }
}
