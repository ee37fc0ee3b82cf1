package dev.inscape.hub.pull;

import dev.inscape.InscapeException;
import dev.inscape.hub.cache.HubCache;
import dev.inscape.hub.cache.HubEnvironment;
import dev.inscape.hub.cache.HubId;
import dev.inscape.hub.cache.Snapshot;
import java.util.List;
import java.util.Optional;

/**
 * Brings models from the hub into the cache, or finds them there where the hub cannot be asked. Safe for several threads, and beside
 * other processes on the same cache.
 */
public final class HubClient {

    private static final int NAMED = 5;

    private final HubCache cache;
    private final HubSettings settings;

    public HubClient(HubCache cache, HubSettings settings) {
        this.cache = cache;
        this.settings = settings;
    }

    /** The client and the cache that the environment describes. */
    public static HubClient of(HubEnvironment environment) {
        return new HubClient(HubCache.of(environment), HubSettings.of(environment));
    }

    public HubCache cache() {
        return cache;
    }

    /** Pulls what it takes to run a model: configuration, tokenizer, weights as safetensors. */
    public Pulled pull(HubId id, PullListener listener) {
        return pull(id, List.of(), listener);
    }

    /**
     * Pulls a model, or some of its files by name. The revision is resolved once, and every file taken at that commit; what is in the
     * cache is not downloaded again; every content is held against its hash. Where the hub cannot be reached, the snapshot that the
     * cache has is taken if it is whole, and {@link Pulled#unreached()} says why.
     *
     * <p>Downloads four files at a time. A download that breaks off goes on from where it was, within this call. A call that
     * fails leaves the cache as usable as it was: the files that were complete stay as blobs, and are not downloaded again.
     *
     * @param files names to pull, and no others; none for what it takes to run the model
     */
    public Pulled pull(HubId id, List<String> files, PullListener listener) {
        if (settings.offline()) {
            return new Pulled(cached(id, files), 0, 0, Optional.of("HF_HUB_OFFLINE or TRANSFORMERS_OFFLINE is set"));
        }
        var sure = sureSnapshot(id, files);
        if (sure.isPresent()) {
            return new Pulled(sure.get(), 0, 0, Optional.empty());
        }
        try {
            return new Pull(cache.folder(id.repo()), settings, id, files, new OneAtATime(listener))
                    .run(hasWhole(id, files) ? 1 : settings.attempts());
        } catch (Unreached e) {
            return unreached(id, files, e);
        }
    }

    /** A snapshot of the cache that is whole; an error that names what is missing. Asks nobody and writes nothing. */
    public Snapshot cached(HubId id) {
        return cached(id, List.of());
    }

    /** As {@link #cached(HubId)}, for some files by name. */
    public Snapshot cached(HubId id, List<String> files) {
        var snapshot = inCache(id);
        var missing = new Completeness(cache.folder(id.repo())).missing(snapshot, files);
        if (!missing.isEmpty()) {
            throw new InscapeException(id + " is not whole in the cache: " + snapshot.directory() + " lacks "
                    + names(missing) + "; pull it again" + offlineHint());
        }
        return snapshot;
    }

    /**
     * The name of the GGUF file of a model that a word means: its name, or what that ends with. Asks the hub, or the cache where
     * the hub cannot be asked; downloads nothing. An error that lists them where it is none or several.
     */
    public String gguf(HubId id, String word) {
        if (settings.offline()) {
            return cachedGguf(id, word);
        }
        try (var http = new HubHttp(settings, id)) {
            var listing = new Attempts(settings.attempts(), settings.pause(), PullListener.QUIET).run(id.toString(),
                    http::listing);
            return GgufNames.named(id.toString(), listing.files().stream().map(RemoteFile::name).toList(), word);
        } catch (Unreached e) {
            return cachedGguf(id, word);
        }
    }

    /** As {@link #gguf}, of the files that the cache has. */
    public String cachedGguf(HubId id, String word) {
        return GgufNames.named(id.toString(), GgufNames.in(inCache(id)), word);
    }

    /** The only GGUF file that a snapshot has; none where it has none, an error that lists them where it has several. */
    public static Optional<String> onlyGguf(Snapshot snapshot) {
        var here = GgufNames.in(snapshot);
        return here.isEmpty() ? Optional.empty() : Optional.of(GgufNames.only(snapshot.id().toString(), here, here));
    }

    private Snapshot inCache(HubId id) {
        return cache.find(id).orElseThrow(() -> new InscapeException(
                "the cache " + cache.root() + " has no " + id + "; pull it first" + offlineHint()));
    }

    private String offlineHint() {
        return settings.offline() ? ", with HF_HUB_OFFLINE and TRANSFORMERS_OFFLINE unset" : "";
    }

    private static String names(List<String> missing) {
        var shown = String.join(", ", missing.subList(0, Math.min(NAMED, missing.size())));
        return missing.size() <= NAMED ? shown : shown + " and " + (missing.size() - NAMED) + " more";
    }

    /** A commit never changes: where all its files are known to be there, nobody needs to be asked. */
    private Optional<Snapshot> sureSnapshot(HubId id, List<String> files) {
        var completeness = new Completeness(cache.folder(id.repo()));
        return cache.find(id).filter(snapshot -> snapshot.commit().equals(id.revision())
                && completeness.isSure(snapshot, files) && completeness.missing(snapshot, files).isEmpty());
    }

    private boolean hasWhole(HubId id, List<String> files) {
        try {
            return cache.find(id).filter(
                    snapshot -> new Completeness(cache.folder(id.repo())).missing(snapshot, files).isEmpty())
                    .isPresent();
        } catch (InscapeException undecided) { // among several GGUF files: the hub may have more than those
            return false;
        }
    }

    private Pulled unreached(HubId id, List<String> files, Unreached e) {
        if (hasWhole(id, files)) {
            return new Pulled(cached(id, files), 0, 0, Optional.of(String.valueOf(e.getMessage())));
        }
        var snapshot = cache.find(id);
        var have = snapshot.isEmpty()
                ? "the cache has no copy of it"
                : "its copy in the cache lacks "
                        + names(new Completeness(cache.folder(id.repo())).missing(snapshot.get(), files));
        throw new InscapeException("cannot pull " + id + ": " + e.getMessage() + "; " + have + "; try again later", e);
    }
}
