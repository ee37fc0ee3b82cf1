package dev.inscape.hub.cache;

import dev.inscape.InscapeException;
import dev.inscape.hub.cache.VerifiedFile.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Holds every file of a snapshot against the hash that its blob is named after, or that Python's list has for it. */
final class Verification {

    private final RepoFolder folder;
    private final Snapshot snapshot;

    Verification(RepoFolder folder, Snapshot snapshot) {
        this.folder = folder;
        this.snapshot = snapshot;
    }

    List<VerifiedFile> run() {
        var found = new ArrayList<VerifiedFile>();
        snapshot.files().forEach((name, file) -> found.add(check(name, file)));
        return List.copyOf(found);
    }

    /** Removes blobs of this model, and files of this snapshot, and nothing that a link leads to elsewhere. */
    List<String> discardDamaged(List<VerifiedFile> checked) {
        var removed = new ArrayList<String>();
        for (var file : checked) {
            var path = RepoPath.below(snapshot.directory(), file.name());
            try {
                var content = Contents.of(path);
                boolean own = content.equals(path) || folder.blobs().equals(content.getParent());
                if (file.verdict() == Verdict.DAMAGED && own && Files.deleteIfExists(content)) {
                    removed.add(file.name());
                }
            } catch (IOException e) {
                throw new InscapeException("cannot remove " + path + ": " + e.getMessage(), e);
            }
        }
        return List.copyOf(removed);
    }

    private VerifiedFile check(String name, Path file) {
        try {
            var content = Contents.of(file);
            if (!Files.isRegularFile(content)) {
                return new VerifiedFile(name, Verdict.MISSING, "there is no " + content);
            }
            var etag = etag(name, content).filter(Etag::isHash);
            if (etag.isEmpty()) {
                return new VerifiedFile(name, Verdict.UNKNOWN, "no hash is known for it");
            }
            var hash = etag.get().hashOf(content).orElseThrow();
            return hash.equals(etag.get().value())
                    ? new VerifiedFile(name, Verdict.WHOLE, "")
                    : new VerifiedFile(name, Verdict.DAMAGED, "it has the " + etag.get().hashName() + " " + hash
                            + " instead of " + etag.get());
        } catch (IOException e) {
            throw new InscapeException("cannot read " + file + ": " + e.getMessage(), e);
        }
    }

    private Optional<Etag> etag(String name, Path content) {
        return folder.blobs().equals(content.getParent())
                ? Optional.of(new Etag(content.getFileName().toString()))
                : Optional.ofNullable(folder.tree(snapshot.commit()).get(name)).map(TreeListing.Entry::etag);
    }
}
