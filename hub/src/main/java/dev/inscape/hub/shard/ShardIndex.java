package dev.inscape.hub.shard;

import com.fasterxml.jackson.databind.JsonNode;
import dev.inscape.InscapeException;
import dev.inscape.hub.InnerFiles;
import dev.inscape.hub.JsonFile;
import dev.inscape.hub.Quoted;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * What {@code *.index.json} says.
 *
 * @param path   the index itself
 * @param places the file name of every tensor
 */
record ShardIndex(Path path, Map<String, String> places) {

    ShardIndex {
        places = Map.copyOf(places);
    }

    /** Reads an index, and looks whether its files are there, and not elsewhere. */
    static ShardIndex read(Path path) {
        var index = parse(path);
        index.requireFiles();
        return index;
    }

    /** Reads an index whose files may be missing. */
    static ShardIndex parse(Path path) {
        JsonNode map = JsonFile.read(path).path("weight_map");
        if (!map.isObject() || map.isEmpty()) {
            throw new InscapeException(path + " has no weight_map of tensors to files: it is no index of shards");
        }
        var places = new HashMap<String, String>();
        for (var field : map.properties()) {
            places.put(field.getKey(), plainName(path, field.getKey(), field.getValue()));
        }
        return new ShardIndex(path, places);
    }

    /** A file beside the index and nothing else: a path in an index could name any file of the machine. */
    private static String plainName(Path path, String tensor, JsonNode file) {
        var name = file.asText();
        boolean plain = file.isTextual() && !name.isEmpty() && !name.equals(".") && !name.equals("..")
                && name.chars().noneMatch(c -> c == '/' || c == '\\' || c == ':' || Character.isISOControl(c));
        if (!plain) {
            throw new InscapeException(
                    path + " places tensor " + Quoted.of(tensor) + " in " + Quoted.of(file.toString())
                            + ", which is no plain file name");
        }
        return name;
    }

    private void requireFiles() {
        InnerFiles.require(path.toAbsolutePath().resolveSibling(""));
        for (var entry : places.entrySet()) {
            if (!Files.isRegularFile(file(entry.getValue()))) {
                long tensors = places.values().stream().filter(entry.getValue()::equals).count();
                throw new InscapeException(file(entry.getValue()) + " is missing, which should hold " + tensors
                        + " tensors, \"" + Quoted.of(entry.getKey()) + "\" among them; fetch it again beside "
                        + path.getFileName());
            }
        }
    }

    Path file(String name) {
        return path.resolveSibling(name);
    }
}
