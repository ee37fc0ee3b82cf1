package dev.inscape.hub.found;

import dev.inscape.InscapeException;
import dev.inscape.hub.InnerFiles;
import dev.inscape.hub.JsonFile;
import dev.inscape.hub.cache.HubId;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/**
 * Which model an adapter says that it was made for.
 *
 * @param adapter  the directory of the adapter
 * @param name     {@code base_model_name_or_path}
 * @param revision the base's, or empty
 */
record AdapterBase(Path adapter, String name, String revision) {

    static AdapterBase read(Path adapter) {
        var config = adapter.resolve("adapter_config.json");
        var read = JsonFile.read(config);
        var name = read.path("base_model_name_or_path").asText("");
        if (name.isEmpty()) {
            throw new InscapeException(config + " does not say which model the adapter was made for: "
                    + "base_model_name_or_path is missing");
        }
        return new AdapterBase(adapter, name, read.path("revision").asText(""));
    }

    /** Whether somebody else wrote it: what it names must not make this program read, or download, what its user did not name. */
    boolean isOfHub() {
        return InnerFiles.isOfHub(adapter);
    }

    /** As a name to be found. A path counts from where the process is, as PEFT takes it, or else from where the adapter lies. */
    String here() {
        var path = path();
        if (!Files.exists(path) && Files.exists(adapter.resolve(path))) {
            return adapter.resolve(path).toString();
        }
        return Files.exists(path) || !HubId.looksLikeOne(name) ? name : atRevision();
    }

    /** As a model of the hub; an error where it is none. */
    HubName onHub() {
        return HubName.read(atRevision()).orElseThrow(() -> new InscapeException("the adapter " + adapter
                + " was made for \"" + name
                + "\", which is no model of the hub but a file or directory of another machine"
                + "; say which model that is with --base"));
    }

    private String atRevision() {
        return revision.isEmpty() || name.contains("@") ? name : name + "@" + revision;
    }

    private Path path() {
        try {
            return Path.of(name);
        } catch (InvalidPathException e) {
            throw new InscapeException("the adapter " + adapter + " was made for \"" + name
                    + "\", which no model is called; say which model that is with --base", e);
        }
    }
}
