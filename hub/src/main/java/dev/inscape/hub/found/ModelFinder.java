package dev.inscape.hub.found;

import dev.inscape.InscapeException;
import dev.inscape.UsageException;
import dev.inscape.hub.JsonFile;
import dev.inscape.hub.Suggestions;
import dev.inscape.hub.cache.HubEnvironment;
import dev.inscape.hub.cache.HubId;
import dev.inscape.hub.pull.HubClient;
import dev.inscape.hub.pull.PullListener;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Finds the model that a user means. In this order: the name of the model that ships with Inscape; a {@code .gguf} file; a
 * directory; {@code owner/name} or {@code owner/name@revision} of the hub, which is pulled where the cache does not have it.
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
        var path = Path.of(name);
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
        throw new UsageException("unknown model \"" + name + "\"" + Suggestions.didYouMean(name,
                List.of(EmbeddedModel.NAME)) + WHAT_THERE_IS);
    }

    private ModelFiles directory(String name, Path directory, boolean mayBeAdapter) {
        if (Files.isRegularFile(directory.resolve("config.json"))) {
            return DirectoryModel.read(name, directory);
        }
        if (Files.isRegularFile(directory.resolve("adapter_config.json"))) {
            if (!mayBeAdapter) {
                throw new InscapeException(name + " is an adapter, and cannot be what another adapter was made for");
            }
            return new AdapterModel(name, directory, baseOf(directory));
        }
        var ggufs = ggufs(directory);
        if (ggufs.size() == 1) {
            return GgufModel.read(name, ggufs.getFirst());
        }
        throw new InscapeException(name + " is no model: it has no config.json, no adapter_config.json"
                + (ggufs.isEmpty() ? " and no .gguf file" : ", and several .gguf files; name one of them"));
    }

    private ModelFiles baseOf(Path adapter) {
        var config = adapter.resolve("adapter_config.json");
        var base = JsonFile.read(config).path("base_model_name_or_path").asText("");
        if (base.isEmpty()) {
            throw new InscapeException(config + " does not say which model the adapter was made for: "
                    + "base_model_name_or_path is missing");
        }
        var beside = adapter.resolve(base);
        return find(Files.isDirectory(beside) && !Files.isDirectory(Path.of(base)) ? beside.toString() : base, false);
    }

    private static List<Path> ggufs(Path directory) {
        try (var content = Files.list(directory)) {
            return content.filter(path -> path.getFileName().toString().endsWith(".gguf")).sorted().toList();
        } catch (IOException e) {
            throw new InscapeException("cannot read the directory " + directory + ": " + e.getMessage(), e);
        }
    }
}
