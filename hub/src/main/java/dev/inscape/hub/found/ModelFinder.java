package dev.inscape.hub.found;

import dev.inscape.InscapeException;
import dev.inscape.UsageException;
import dev.inscape.hub.InnerFiles;
import dev.inscape.hub.JsonFile;
import dev.inscape.hub.Suggestions;
import dev.inscape.hub.cache.HubEnvironment;
import dev.inscape.hub.cache.HubId;
import dev.inscape.hub.checkpoint.Checkpoints;
import dev.inscape.hub.pull.HubClient;
import dev.inscape.hub.pull.PullListener;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Finds the model that a user means. In this order: the name of the model that ships with Inscape; a directory; a {@code .gguf}
 * file; {@code owner/name} or {@code owner/name@revision} of the hub, which is pulled where the cache does not have it.
 */
public final class ModelFinder {

    private static final String WHAT_THERE_IS = "; a model is " + EmbeddedModel.NAME
            + " (which ships with Inscape), a directory, a .gguf file, or owner/name of the hub";

    private final HubClient hub;
    private final PullListener listener;

    /** Pulls what is missing with this client, and tells the listener how it goes. */
    public ModelFinder(HubClient hub, PullListener listener) {
        this.hub = hub;
        this.listener = listener;
    }

    /** With the hub and the cache of this process's environment; says nothing. */
    public static ModelFinder ofProcess() {
        return new ModelFinder(HubClient.of(HubEnvironment.ofProcess()), PullListener.QUIET);
    }

    public ModelFiles find(String name) {
        return find(name, true);
    }

    private ModelFiles find(String name, boolean mayBeAdapter) {
        if (name.equals(EmbeddedModel.NAME)) {
            return new EmbeddedModel();
        }
        var path = path(name);
        if (Files.isDirectory(path)) {
            return directory(name, path, mayBeAdapter);
        }
        if (name.endsWith(".gguf")) {
            return GgufModel.read(name, path);
        }
        if (Files.exists(path)) {
            throw new UsageException(name + " is a file; name the directory that it is in" + WHAT_THERE_IS);
        }
        if (HubId.looksLikeOne(name)) {
            return directory(name, hub.pull(HubId.parse(name), listener).snapshot().directory(), mayBeAdapter);
        }
        throw unknown(name);
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
        return new UsageException("unknown model \"" + name + "\"" + Suggestions.didYouMean(name,
                List.of(EmbeddedModel.NAME)) + WHAT_THERE_IS);
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
        var config = adapter.resolve("adapter_config.json");
        var read = JsonFile.read(config);
        var base = read.path("base_model_name_or_path").asText("");
        if (base.isEmpty()) {
            throw new InscapeException(config + " does not say which model the adapter was made for: "
                    + "base_model_name_or_path is missing");
        }
        try {
            return find(named(adapter, base, read.path("revision").asText("")), false);
        } catch (InscapeException e) {
            throw new InscapeException("cannot find what the adapter " + adapter + " was made for: " + e.getMessage(),
                    e);
        }
    }

    /** A path counts from where the process is, as PEFT takes it, or else from where the adapter lies. */
    private static String named(Path adapter, String base, String revision) {
        var path = path(base);
        if (!Files.exists(path) && Files.exists(adapter.resolve(path))) {
            return adapter.resolve(path).toString();
        }
        return revision.isEmpty() || Files.exists(path) || base.contains("@") || !HubId.looksLikeOne(base)
                ? base
                : base + "@" + revision;
    }

    private static List<Path> ggufs(Path directory) {
        try (var content = Files.list(directory)) {
            return content.filter(path -> path.getFileName().toString().endsWith(".gguf")).sorted().toList();
        } catch (IOException e) {
            throw new InscapeException("cannot read the directory " + directory + ": " + e.getMessage(), e);
        }
    }
}
