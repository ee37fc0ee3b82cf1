package dev.inscape.hub.found;

import dev.inscape.InscapeException;
import dev.inscape.UsageException;
import dev.inscape.hub.InnerFiles;
import dev.inscape.hub.Suggestions;
import dev.inscape.hub.cache.HubEnvironment;
import dev.inscape.hub.cache.HubId;
import dev.inscape.hub.cache.Snapshot;
import dev.inscape.hub.checkpoint.Checkpoints;
import dev.inscape.hub.pull.HubClient;
import dev.inscape.hub.pull.PullListener;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Finds the model that a user means. In this order: the name of a model that ships with Inscape; a directory; a {@code .gguf}
 * file; a model of the hub ({@link HubName}), which is pulled where the cache does not have it.
 *
 * @param hub      pulls, and knows the cache
 * @param listener hears how a pull goes
 * @param pulls    whether what the cache does not have is pulled, or an error
 * @param base     what an adapter is merged into; empty for what the adapter says
 */
public record ModelFinder(HubClient hub, PullListener listener, boolean pulls, String base) {

    /** Models that ship in jars of their own, by the artifact to add. */
    private static final Map<String, String> ARTIFACTS = Map.of("world", "dev.inscape:inscape-world");

    /** Pulls what is missing with this client, and tells the listener how it goes. */
    public ModelFinder(HubClient hub, PullListener listener) {
        this(hub, listener, true, "");
    }

    /** With the hub and the cache of this process's environment; says nothing. */
    public static ModelFinder ofProcess() {
        return new ModelFinder(HubClient.of(HubEnvironment.ofProcess()), PullListener.QUIET);
    }

    /** One that never asks the hub: what the cache has is taken as it is. */
    public ModelFinder inCache() {
        return new ModelFinder(hub, listener, false, base);
    }

    /** One that merges adapters into this model, whatever they say they were made for. */
    public ModelFinder withBase(String model) {
        return new ModelFinder(hub, listener, pulls, model);
    }

    public ModelFiles find(String name) {
        var found = find(name, true);
        if (!base.isEmpty() && !(found instanceof AdapterModel)) {
            throw new UsageException(name + " is no adapter: there is nothing to merge into " + base);
        }
        return found;
    }

    private ModelFiles find(String name, boolean mayBeAdapter) {
        var embedded = EmbeddedModels.ofClassPath().find(name);
        if (embedded.isPresent()) {
            return embedded.get();
        }
        var path = path(name);
        if (Files.isDirectory(path)) {
            return directory(name, path, mayBeAdapter);
        }
        var onHub = HubName.read(name);
        boolean namesOneOfHub = onHub.isPresent() && !onHub.get().gguf().isEmpty() && !Files.exists(path);
        if (name.endsWith(".gguf") && !namesOneOfHub) {
            return GgufModel.read(name, path);
        }
        if (Files.exists(path)) {
            throw new UsageException(name + " is a file; name the directory that it is in" + whatThereIs());
        }
        return onHub(name, onHub.orElseThrow(() -> unknown(name)), mayBeAdapter);
    }

    private static Path path(String name) {
        try {
            if (!name.isEmpty()) { // which would be the directory that this process is in
                return Path.of(name);
            }
        } catch (InvalidPathException e) {
            throw unknown(name);
        }
        throw unknown(name);
    }

    private static UsageException unknown(String name) {
        if (ARTIFACTS.containsKey(name)) {
            return new UsageException("the model \"" + name + "\" is not on the class path; add the artifact "
                    + ARTIFACTS.get(name) + " to it");
        }
        return new UsageException("unknown model \"" + name + "\"" + Suggestions.didYouMean(name,
                EmbeddedModels.ofClassPath().names()) + whatThereIs());
    }

    private static String whatThereIs() {
        return "; a model is " + EmbeddedModels.ofClassPath().inWords()
                + ", a directory, a .gguf file, or owner/name of the hub";
    }

    private ModelFiles onHub(String name, HubName model, boolean mayBeAdapter) {
        if (!model.gguf().isEmpty()) {
            var file = pulls ? hub.gguf(model.id(), model.gguf()) : hub.cachedGguf(model.id(), model.gguf());
            return gguf(name, snapshot(model.id(), List.of(file)), file);
        }
        var snapshot = snapshot(model.id(), List.of());
        var lone = Checkpoints.lookFor(snapshot.directory()).isPresent()
                ? Optional.<String>empty()
                : HubClient.onlyGguf(snapshot);
        return lone.isPresent()
                ? gguf(name, snapshot, lone.get())
                : directory(name, snapshot.directory(), mayBeAdapter);
    }

    /** One may lie in a folder of the snapshot. */
    private static ModelFiles gguf(String name, Snapshot snapshot, String file) {
        var path = snapshot.file(file).orElseThrow(() -> new InscapeException(
                snapshot.directory() + " lacks " + file + "; pull it again"));
        InnerFiles.require(path.resolveSibling(""));
        return GgufModel.read(name, path);
    }

    private Snapshot snapshot(HubId id, List<String> files) {
        return pulls ? hub.pull(id, files, listener).snapshot() : hub.cached(id, files);
    }

    private ModelFiles directory(String name, Path directory, boolean mayBeAdapter) {
        InnerFiles.require(directory);
        var ggufs = ggufs(directory);
        boolean onlyGguf = !ggufs.isEmpty() && Checkpoints.lookFor(directory).isEmpty();
        if (Files.isRegularFile(directory.resolve("config.json")) && !onlyGguf) {
            return DirectoryModel.read(name, directory);
        }
        if (Files.isRegularFile(directory.resolve("adapter_config.json"))) {
            if (!mayBeAdapter) {
                throw new InscapeException(name + " is an adapter, and cannot be what another adapter was made for");
            }
            return new AdapterModel(name, directory, baseOf(directory));
        }
        if (ggufs.size() == 1) {
            return GgufModel.read(name, ggufs.getFirst());
        }
        throw new InscapeException(name + " is no model: it has "
                + (ggufs.isEmpty()
                        ? "no config.json, no adapter_config.json and no .gguf file"
                        : "several .gguf files; name one of them: " + ggufs.stream()
                                .map(gguf -> gguf.getFileName().toString()).collect(Collectors.joining(", "))));
    }

    private ModelFiles baseOf(Path adapter) {
        if (!base.isEmpty()) {
            return find(base, false);
        }
        var named = AdapterBase.read(adapter);
        try {
            return named.isOfHub() ? inCache().pulledBase(named) : find(named.here(), false);
        } catch (InscapeException e) {
            throw new InscapeException("cannot find what the adapter " + adapter + " was made for: " + e.getMessage(),
                    e);
        }
    }

    private ModelFiles pulledBase(AdapterBase named) {
        var onHub = named.onHub();
        return onHub(onHub.toString(), onHub, false);
    }

    private static List<Path> ggufs(Path directory) {
        try (var content = Files.list(directory)) {
            return content.filter(path -> path.getFileName().toString().endsWith(".gguf")).sorted().toList();
        } catch (IOException e) {
            throw new InscapeException("cannot read the directory " + directory + ": " + e.getMessage(), e);
        }
    }
}
