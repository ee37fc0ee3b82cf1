package dev.inscape.hub.cache;

import dev.inscape.InscapeException;
import dev.inscape.UsageException;
import dev.inscape.hub.Suggestions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The standard cache of the Hugging Face hub on this machine, which Python's {@code huggingface_hub} (2.4 is what it is tested
 * with) reads and writes too. Finding and listing write nothing, so that a read-only cache works. Safe for several threads.
 */
public final class HubCache {

    private final Path root;
    private final boolean symlinks;

    /**
     * A cache at a place.
     *
     * @param symlinks whether snapshots are links to blobs, where the file system can; otherwise they hold the files
     */
    public HubCache(Path root, boolean symlinks) {
        this.root = root.toAbsolutePath().normalize();
        this.symlinks = symlinks;
    }

    /** The cache that the environment names; it need not exist. */
    public static HubCache of(HubEnvironment environment) {
        return new HubCache(environment.cacheRoot(), !environment.flag("HF_HUB_DISABLE_SYMLINKS"));
    }

    public Path root() {
        return root;
    }

    /** A model's folder; it need not exist. */
    public RepoFolder folder(String repo) {
        return new RepoFolder(root, repo, symlinks);
    }

    /** A snapshot that is in the cache, whole or not. */
    public Optional<Snapshot> find(HubId id) {
        return folder(id.repo()).snapshot(id);
    }

    /** Every model of the cache. Costs a look at each file. */
    public CacheListing list() {
        var models = new ArrayList<CachedModel>();
        var problems = new ArrayList<String>();
        for (var path : folders()) {
            var name = path.getFileName().toString();
            RepoFolder.repoOf(name).ifPresent(repo -> {
                try {
                    models.add(new ModelScan(folder(repo)).scan(repo));
                } catch (IOException | UncheckedIOException | InscapeException e) {
                    problems.add(path + ": " + e.getMessage());
                }
            });
        }
        models.sort(Comparator.comparing(CachedModel::repo));
        return new CacheListing(models, problems);
    }

    private List<Path> folders() {
        if (!Files.isDirectory(root)) {
            return List.of();
        }
        try (var all = Files.list(root)) {
            return all.filter(Files::isDirectory).sorted().toList();
        } catch (IOException e) {
            throw new InscapeException("cannot read the cache " + root + ": " + e.getMessage(), e);
        }
    }

    /** Holds every file of a snapshot against its hash. Reads them all. */
    public List<VerifiedFile> verify(Snapshot snapshot) {
        return new Verification(folder(snapshot.id().repo()), snapshot).run();
    }

    /**
     * Removes the content of files that are damaged, so that the next pull brings them anew; other revisions that have the same
     * content miss it until then too.
     *
     * @param checked what {@link #verify} found in that snapshot
     * @return the names of the files that it removed
     */
    public List<String> discardDamaged(Snapshot snapshot, List<VerifiedFile> checked) {
        return new Verification(folder(snapshot.id().repo()), snapshot).discardDamaged(checked);
    }

    /** Removes a model with all its revisions. Do not do this while another process loads or pulls the same model. */
    public Removed removeModel(String repo) {
        var folder = folder(repo);
        if (!Files.isDirectory(folder.path())) {
            throw notHere(repo);
        }
        try {
            return new Removal(root, folder).model();
        } catch (IOException e) {
            throw new InscapeException("cannot remove " + repo + ": " + e.getMessage(), e);
        }
    }

    /** Removes one revision, and the model where it was the last. */
    public Removed removeRevision(HubId id) {
        var snapshot = find(id).orElseThrow(() -> notHere(id.repo() + " at " + id.revision()));
        try {
            return new Removal(root, folder(id.repo())).revision(snapshot.commit());
        } catch (IOException e) {
            throw new InscapeException("cannot remove " + id + ": " + e.getMessage(), e);
        }
    }

    private UsageException notHere(String what) {
        var repos = folders().stream().flatMap(path -> RepoFolder.repoOf(path.getFileName().toString()).stream())
                .toList();
        return new UsageException("the cache " + root + " has no " + what + Suggestions.didYouMean(what, repos));
    }
}
