package dev.inscape.hub.cache;

import dev.inscape.InscapeException;
import dev.inscape.hub.CacheDirectory;
import dev.inscape.hub.PartialFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;

/**
 * One model's folder in the cache, {@code models--owner--name}: {@code refs}, {@code blobs} and {@code snapshots}. The methods
 * that find write nothing; the others make what they need.
 */
public final class RepoFolder {

    private static final Pattern COMMIT = Pattern.compile("[0-9a-f]{40}");
    private static final Pattern SHORT_COMMIT = Pattern.compile("[0-9a-f]{7,39}");
    private static final String PREFIX = "models--";

    private final Path root;
    private final String repo;
    private final boolean symlinks;

    RepoFolder(Path root, String repo, boolean symlinks) {
        this.root = root;
        this.repo = new HubId(repo, HubId.DEFAULT_REVISION).repo();
        this.symlinks = symlinks;
    }

    /** The model that a folder is of; none where it is of something else. */
    static Optional<String> repoOf(String folder) {
        return folder.startsWith(PREFIX)
                ? Optional.of(folder.substring(PREFIX.length()).replace("--", "/"))
                : Optional.empty();
    }

    static boolean isCommit(String text) {
        return COMMIT.matcher(text).matches();
    }

    public Path path() {
        return root.resolve(name());
    }

    private String name() {
        return PREFIX + repo.replace("/", "--");
    }

    Path refs() {
        return path().resolve("refs");
    }

    Path snapshots() {
        return path().resolve("snapshots");
    }

    /** Where the blobs are, and where there must be room for new ones. */
    public Path blobs() {
        return path().resolve("blobs");
    }

    /** Python's lists of the files of commits. */
    Path trees() {
        return path().resolve("trees");
    }

    /** Python's notes on files that commits lack. */
    Path missing() {
        return path().resolve(".no_exist");
    }

    /** The locks of all models. */
    Path allLocks() {
        return root.resolve(".locks");
    }

    Path locks() {
        return allLocks().resolve(name());
    }

    public Path blob(Etag etag) {
        return blobs().resolve(etag.value());
    }

    public Path snapshotDirectory(String commit) {
        return snapshots().resolve(commit);
    }

    /** The commit that a branch or tag had when it was last pulled, or that a commit, also a short one, names in the cache. */
    public Optional<String> commitOf(String revision) {
        var ref = RepoPath.below(refs(), revision);
        if (Files.isRegularFile(ref)) {
            return Optional.of(read(ref).strip()).filter(RepoFolder::isCommit);
        }
        if (isCommit(revision)) {
            return Optional.of(revision);
        }
        return SHORT_COMMIT.matcher(revision).matches() ? onlyCommit(revision) : Optional.empty();
    }

    private Optional<String> onlyCommit(String beginning) {
        var found = commits().stream().filter(commit -> commit.startsWith(beginning)).toList();
        if (found.size() > 1) {
            throw new InscapeException("the cache has " + found.size() + " commits of " + repo + " that begin with "
                    + beginning + "; write more digits");
        }
        return found.stream().findFirst();
    }

    /** The commits that have a snapshot. */
    List<String> commits() {
        if (!Files.isDirectory(snapshots())) {
            return List.of();
        }
        try (var all = Files.list(snapshots())) {
            return all.filter(Files::isDirectory).map(path -> path.getFileName().toString()).sorted().toList();
        } catch (IOException e) {
            throw new InscapeException("cannot read " + snapshots() + ": " + e.getMessage(), e);
        }
    }

    public Optional<Snapshot> snapshot(HubId id) {
        return commitOf(id.revision()).filter(commit -> Files.isDirectory(snapshotDirectory(commit)))
                .map(commit -> new Snapshot(id, commit, snapshotDirectory(commit)));
    }

    /** What Python wrote down about a commit's files ({@code trees/<commit>.json}); empty where there is nothing. */
    public Map<String, TreeListing.Entry> tree(String commit) {
        return TreeListing.read(trees().resolve(commit + ".json"));
    }

    /** Waits for the lock of a blob; {@code waiting} is called once if somebody else holds it. */
    public BlobLock lock(Etag etag, Runnable waiting) {
        return BlobLock.await(locks().resolve(etag + ".lock"), waiting);
    }

    /** Begins a blob, and clears away what processes that were killed left behind a day ago or earlier. */
    public PartialFile begin(Etag etag) {
        CacheDirectory.make(blobs());
        CacheTag.write(root);
        Leftovers.sweep(this);
        return PartialFile.create(blob(etag), ".%08x.incomplete".formatted(ThreadLocalRandom.current().nextInt()));
    }

    /**
     * Puts files into a snapshot: a new one appears with all of them at once. Their blobs must be there.
     *
     * @param fresh the blobs that nothing else uses yet; they are moved where links are not possible, others copied
     */
    public void link(String commit, Map<String, Etag> files, Set<Etag> fresh) {
        new SnapshotWriter(this, commit, symlinks, fresh).write(files);
    }

    /**
     * Notes what commit a branch or tag has now. Nothing is written where that is known, or where the revision is the commit or the
     * beginning of it.
     */
    public void writeRef(String revision, String commit) {
        boolean isTheCommit = SHORT_COMMIT.matcher(revision).matches() && commit.startsWith(revision);
        if (isTheCommit || commitOf(revision).filter(commit::equals).isPresent()) {
            return;
        }
        var ref = RepoPath.below(refs(), revision);
        // Beside refs, not in it: Python takes every file below refs for a reference.
        var partial = path().resolve(Leftovers.stagingName());
        try {
            Files.createDirectories(ref.getParent());
            try {
                Files.writeString(partial, commit);
                Files.move(partial, ref, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(partial);
            }
        } catch (IOException e) {
            throw new InscapeException("cannot write " + ref + ": " + e.getMessage(), e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new InscapeException("cannot read " + file + ": " + e.getMessage(), e);
        }
    }
}
