package dev.inscape.lab.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.inscape.InscapeException;
import dev.inscape.hub.JsonFile;
import dev.inscape.hub.cache.FileLocking;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The directory {@code NAME.partial} in which a store comes about. Its files appear there one by one, each whole; then the index,
 * then {@code store.json}, which is {@code unfinished.json} until then, and at last the directory takes its name. A process
 * may be killed between any two steps. While {@code lock} is locked, somebody works there.
 */
final class UnfinishedStore implements AutoCloseable {

    static final String DESCRIPTION = "store.json";
    private static final String UNFINISHED = "unfinished.json";
    private static final String LOCK = "lock";

    private final Path place;
    private final Path directory;
    private final StorePlan plan;
    private final FileLocking.Held lock;
    private boolean finished;

    private UnfinishedStore(Path place, Path directory, StorePlan plan, FileLocking.Held lock) {
        this.place = place;
        this.directory = directory;
        this.plan = plan;
        this.lock = lock;
    }

    /** Begins a store, or goes on with one of the same description. */
    static UnfinishedStore open(Path place, StorePlan plan, boolean resume) {
        var directory = partial(place);
        try {
            StoreFiles.createDirectory(directory);
            StoreFiles.requireOurs(directory, LOCK);
            var lock = FileLocking.attempt(directory.resolve(LOCK)).orElseThrow(() -> new InscapeException(
                    "another process is writing " + place + "; wait for it, or name another directory"));
            boolean ours = false;
            try {
                var store = new UnfinishedStore(place, directory, plan, lock);
                store.claim(DescriptionFile.json(plan.description()), resume);
                ours = true;
                return store;
            } finally {
                if (!ours) {
                    lock.close();
                }
            }
        } catch (IOException e) {
            throw StoreFiles.failed(place, e);
        }
    }

    static Path partial(Path place) {
        return place.resolveSibling(place.getFileName() + ".partial");
    }

    private void claim(ObjectNode wanted, boolean resume) throws IOException {
        requireResumed(directory, resume);
        int whole = StoreFiles.shards(directory);
        var described = described();
        if (whole > 0 && Files.exists(described)) {
            requireSame(directory, JsonFile.read(described), wanted);
            StoreFiles.remove(directory, StoreFiles::isLeftOver);
        } else {
            StoreFiles.remove(directory, name -> !name.equals(LOCK));
            JsonFile.write(directory.resolve(UNFINISHED), wanted);
        }
    }

    /** An error where an earlier run has left something that would be lost. */
    static void requireResumed(Path directory, boolean resume) {
        int whole = !resume && Files.isDirectory(directory) ? StoreFiles.shards(directory) : 0;
        if (whole > 0) {
            throw new InscapeException(directory + " is an unfinished store that an earlier run has left (" + whole
                    + (whole == 1 ? " file" : " files") + "): go on with --resume, or remove it");
        }
    }

    private Path described() {
        var done = directory.resolve(DESCRIPTION);
        return Files.exists(done) ? done : directory.resolve(UNFINISHED);
    }

    /** An error that says what differs between a store that is there and the one that is wanted. */
    static void requireSame(Path directory, ObjectNode there, ObjectNode wanted) {
        var differences = Differences.between(there, wanted);
        if (!differences.isEmpty()) {
            throw new InscapeException("cannot go on with " + directory + ", which was begun otherwise: "
                    + Wording.some(differences, 3) + "; do as before, or name another directory");
        }
    }

    /** Where to put files. */
    Path directory() {
        return directory;
    }

    /** The files that are still to be written; an error where one that is there is not what it should be. */
    List<PlannedShard> missing() {
        return plan.shards().stream().filter(shard -> {
            var file = directory.resolve(ShardFile.name(shard.number()));
            if (!Files.exists(file)) {
                return true;
            }
            ShardFile.requireWhole(file, plan.description(), shard.rows(), shard.tokens());
            return false;
        }).toList();
    }

    /** Writes the index, marks the store as finished, and gives the directory its name. */
    void finish() {
        if (!Files.exists(directory.resolve(IndexFile.NAME))) {
            IndexFile.write(directory, plan.texts());
        }
        try {
            StoreFiles.force(directory);
            if (!Files.exists(directory.resolve(DESCRIPTION))) {
                StoreFiles.rename(directory.resolve(UNFINISHED), directory.resolve(DESCRIPTION));
            }
            StoreFiles.force(directory);
            Files.deleteIfExists(place); // an empty directory: a rename replaces none everywhere
            StoreFiles.rename(directory, place);
            finished = true;
            removeLock(place);
            StoreFiles.force(place.toAbsolutePath().getParent());
        } catch (IOException e) {
            throw StoreFiles.failed(place, e);
        }
    }

    /** What a run that was killed at its very end may have left in a finished store. */
    static void removeLock(Path store) throws IOException {
        Files.deleteIfExists(store.resolve(LOCK));
    }

    /** How an error ends: what is kept for another attempt. */
    String kept() {
        int whole = finished ? 0 : StoreFiles.shards(directory);
        return whole == 0
                ? ""
                : "; " + whole + " of " + plan.shards().size() + " files are whole and stay in " + directory
                        + ": go on with --resume";
    }

    /** Lets others work here; without any whole file the directory is removed. */
    @Override
    public void close() {
        try {
            if (!finished && StoreFiles.shards(directory) == 0) {
                StoreFiles.remove(directory, name -> !name.equals(LOCK));
                Files.deleteIfExists(directory.resolve(LOCK));
                Files.deleteIfExists(directory);
            }
        } catch (IOException e) {
            throw StoreFiles.failed(place, e);
        } finally {
            lock.close();
        }
    }
}
