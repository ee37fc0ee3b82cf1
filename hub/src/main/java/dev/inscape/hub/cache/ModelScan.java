package dev.inscape.hub.cache;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Reads one model's folder. Files that are links are followed once: what they name in {@code blobs} is what they use. */
final class ModelScan {

    private final RepoFolder folder;
    private final Map<Path, BasicFileAttributes> contents = new HashMap<>();

    ModelScan(RepoFolder folder) {
        this.folder = folder;
    }

    CachedModel scan(String repo) throws IOException {
        var refs = refs();
        var revisions = new ArrayList<CachedRevision>();
        for (var commit : folder.commits()) {
            revisions.add(revision(commit, refs.getOrDefault(commit, List.of())));
        }
        var lastUsed = contents.values().stream().map(file -> file.lastAccessTime().toInstant())
                .max(Instant::compareTo).orElse(Files.getLastModifiedTime(folder.path()).toInstant());
        long used = contents.values().stream().mapToLong(BasicFileAttributes::size).sum();
        long leftover = leftoverBytes();
        return new CachedModel(repo, folder.path(), revisions, used + leftover, leftover, lastUsed);
    }

    private CachedRevision revision(String commit, List<String> refs) throws IOException {
        var files = Snapshot.filesIn(folder.snapshotDirectory(commit));
        var own = new HashSet<Path>();
        long bytes = 0;
        for (var file : files.values()) {
            var content = Contents.of(file);
            if (Files.exists(content) && own.add(content)) {
                var attributes = Files.readAttributes(content, BasicFileAttributes.class);
                contents.put(content, attributes);
                bytes += attributes.size();
            }
        }
        return new CachedRevision(commit, refs, files.size(), bytes);
    }

    /** The names of the references by commit. */
    private Map<String, List<String>> refs() throws IOException {
        var found = new TreeMap<String, List<String>>();
        if (Files.isDirectory(folder.refs())) {
            try (var all = Files.walk(folder.refs())) {
                for (var ref : all.filter(Files::isRegularFile).sorted().toList()) {
                    found.computeIfAbsent(Files.readString(ref).strip(), _ -> new ArrayList<>())
                            .add(folder.refs().relativize(ref).toString().replace('\\', '/'));
                }
            }
        }
        return found;
    }

    private long leftoverBytes() throws IOException {
        if (!Files.isDirectory(folder.blobs())) {
            return 0;
        }
        Set<Path> used = contents.keySet();
        long bytes = 0;
        try (var all = Files.list(folder.blobs())) {
            for (var blob : all.filter(Files::isRegularFile).filter(path -> !used.contains(path)).toList()) {
                bytes += Files.isSymbolicLink(blob) ? 0 : Files.size(blob);
            }
        }
        return bytes;
    }
}
