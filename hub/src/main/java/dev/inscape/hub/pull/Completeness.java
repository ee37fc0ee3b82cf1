package dev.inscape.hub.pull;

import dev.inscape.InscapeException;
import dev.inscape.hub.cache.RepoFolder;
import dev.inscape.hub.cache.Snapshot;
import dev.inscape.hub.shard.ShardedWeights;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/**
 * Tells, without the hub, whether a snapshot has what a pull would have brought. Where Python kept the list of the commit's files,
 * by that; otherwise by what the files themselves call for: a configuration, weights, every shard of their index.
 */
final class Completeness {

    private final RepoFolder folder;

    Completeness(RepoFolder folder) {
        this.folder = folder;
    }

    /** The names of files that are missing, or whose blob is; empty where the snapshot is whole. */
    List<String> missing(Snapshot snapshot, List<String> asked) {
        var listed = folder.tree(snapshot.commit()).keySet();
        var wanted = new TreeSet<String>();
        if (asked.isEmpty()) {
            wanted.addAll(listed.isEmpty()
                    ? guessed(snapshot)
                    : WantedFiles.first(snapshot.id().repo(), listed, GgufNames.in(snapshot)));
            for (var index : List.of(WantedFiles.INDEX, WantedFiles.PICKLED_INDEX)) {
                if (wanted.contains(index)) {
                    snapshot.file(index).map(ShardedWeights::namesIn).ifPresent(wanted::addAll);
                }
            }
        } else {
            wanted.addAll(asked);
        }
        return wanted.stream().filter(name -> snapshot.file(name).isEmpty()).toList();
    }

    /** Whether the commit's files are known, so that {@link #missing} is sure and does not guess. */
    boolean isSure(Snapshot snapshot, List<String> asked) {
        return !asked.isEmpty() || !folder.tree(snapshot.commit()).isEmpty();
    }

    private static Collection<String> guessed(Snapshot snapshot) {
        var names = new TreeSet<>(snapshot.files().keySet());
        var wanted = new TreeSet<String>();
        var here = GgufNames.in(snapshot);
        try {
            wanted.addAll(WantedFiles.first(snapshot.id().repo(), names, here));
        } catch (InscapeException noWeights) {
            if (!here.isEmpty()) {
                throw noWeights;
            }
            wanted.add(WantedFiles.SINGLE);
        }
        if (wanted.stream().noneMatch(name -> name.startsWith("adapter_model") || here.contains(name))) {
            wanted.add("config.json");
        }
        return wanted;
    }
}
