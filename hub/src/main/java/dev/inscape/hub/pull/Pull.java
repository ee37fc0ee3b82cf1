package dev.inscape.hub.pull;

import dev.inscape.InscapeException;
import dev.inscape.hub.cache.Etag;
import dev.inscape.hub.cache.HubId;
import dev.inscape.hub.cache.RepoFolder;
import dev.inscape.hub.cache.Snapshot;
import dev.inscape.hub.shard.ShardedWeights;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** One pull: list, choose, download, link, note the reference. In this order, so that whatever is visible is whole. */
final class Pull {

    private static final int AT_A_TIME = 4;

    private final RepoFolder folder;
    private final HubSettings settings;
    private final HubId id;
    private final List<String> asked;
    private final PullListener listener;
    private final Map<String, Download.Got> got = new HashMap<>();

    Pull(RepoFolder folder, HubSettings settings, HubId id, List<String> asked, PullListener listener) {
        this.folder = folder;
        this.settings = settings;
        this.id = id;
        this.asked = asked;
        this.listener = listener;
    }

    /** Runs it; {@link Unreached} where the hub cannot be reached, the first question made so many times. */
    Pulled run(int firstAttempts) {
        try (var http = new HubHttp(settings, id)) {
            var listing = attempts(firstAttempts).run(id.toString(), http::listing);
            var byName = new TreeMap<String, RemoteFile>();
            listing.files().forEach(file -> byName.put(file.name(), file));
            var snapshot = new Snapshot(id, listing.commit(), folder.snapshotDirectory(listing.commit()));
            var missing = new ArrayList<RemoteFile>();
            for (var name : wanted(http, snapshot, byName)) {
                if (!got.containsKey(name) && !isThere(snapshot, byName.get(name))) {
                    missing.add(byName.get(name));
                }
            }
            download(http, listing.commit(), missing);
            publish(listing.commit());
            long bytes = got.values().stream().mapToLong(Download.Got::bytes).sum();
            int files = (int) got.values().stream().filter(Download.Got::fresh).count();
            return new Pulled(snapshot, files, bytes, Optional.empty());
        }
    }

    /** The names to pull. An index is brought before the rest: it says which shards there are. */
    private Set<String> wanted(HubHttp http, Snapshot snapshot, Map<String, RemoteFile> byName) {
        var names = byName.keySet();
        if (!asked.isEmpty()) {
            return new TreeSet<>(WantedFiles.named(id.repo(), names, asked));
        }
        var wanted = new TreeSet<>(WantedFiles.first(id.repo(), names, ggufsHere()));
        for (var index : List.of(WantedFiles.INDEX, WantedFiles.PICKLED_INDEX)) {
            if (wanted.contains(index)) {
                wanted.addAll(shards(http, snapshot, byName, index));
            }
        }
        return wanted;
    }

    /** Those of the commit that the cache has now, which the pulled one may follow. */
    private List<String> ggufsHere() {
        return folder.snapshot(id).map(GgufNames::in).orElse(List.of());
    }

    private Collection<String> shards(HubHttp http, Snapshot snapshot, Map<String, RemoteFile> byName, String index) {
        var file = byName.get(index);
        if (file == null) {
            return List.of();
        }
        if (!isThere(snapshot, file)) {
            keep(new Download(http, folder, snapshot.commit(), file, attempts(settings.attempts())).call());
        }
        var got = this.got.get(index);
        var shards = ShardedWeights.namesIn(got == null ? snapshot.file(index).orElseThrow() : folder.blob(got.etag()));
        for (var shard : shards) {
            if (!byName.containsKey(shard)) {
                throw new InscapeException(id.repo() + " has no file " + shard + ", although its " + index
                        + " names it: the model is not whole at the hub");
            }
        }
        return shards;
    }

    private static boolean isThere(Snapshot snapshot, @Nullable RemoteFile file) {
        if (file == null) {
            return false;
        }
        var path = snapshot.file(file.name());
        try {
            return path.isPresent() && (file.bytes() < 0 || Files.size(path.get()) == file.bytes());
        } catch (IOException e) {
            throw new InscapeException("cannot read " + path.get() + ": " + e.getMessage(), e);
        }
    }

    private void download(HubHttp http, String commit, List<RemoteFile> missing) {
        if (missing.isEmpty()) {
            return;
        }
        long bytes = missing.stream()
                .filter(file -> file.etag().filter(tag -> Files.exists(folder.blob(tag))).isEmpty())
                .mapToLong(file -> Math.max(0, file.bytes())).sum();
        FreeSpace.require(folder.blobs(), bytes, id.toString());
        listener.planned(missing.size(), bytes);
        var attempts = attempts(settings.attempts());
        var executor = Executors.newFixedThreadPool(AT_A_TIME,
                Thread.ofPlatform().daemon().name("inscape-download-", 0).factory());
        try {
            var running = new ExecutorCompletionService<Download.Got>(executor);
            missing.forEach(file -> running.submit(new Download(http, folder, commit, file, attempts)));
            for (int i = 0; i < missing.size(); i++) {
                keep(running.take().get());
            }
        } catch (ExecutionException e) {
            throw e.getCause() instanceof InscapeException known ? known : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            throw HubHttp.interrupted(e);
        } finally {
            // The others end where they wait, and remove what they had begun.
            executor.shutdownNow();
            executor.close();
        }
    }

    private Attempts attempts(int most) {
        return new Attempts(most, settings.pause(), listener);
    }

    private void keep(Download.Got file) {
        got.put(file.name(), file);
    }

    private void publish(String commit) {
        if (got.isEmpty()) {
            noteReferenceIfAllowed(commit);
            return;
        }
        var links = new TreeMap<String, Etag>();
        var fresh = new HashSet<Etag>();
        for (var file : got.values()) {
            links.put(file.name(), file.etag());
            if (file.fresh()) {
                fresh.add(file.etag());
            }
        }
        folder.link(commit, links, fresh);
        folder.writeRef(id.revision(), commit);
    }

    /** A cache that needs no new file may well be one that cannot be written. */
    private void noteReferenceIfAllowed(String commit) {
        try {
            folder.writeRef(id.revision(), commit);
        } catch (InscapeException readOnly) {
            return;
        }
    }
}
