package dev.inscape.hub.found;

import com.fasterxml.jackson.databind.JsonNode;
import dev.inscape.hub.JsonFile;
import dev.inscape.hub.Weights;
import dev.inscape.hub.checkpoint.Checkpoints;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A directory as transformers saves it: config.json, weights, tokenizer. Snapshots of the hub's cache are such directories.
 *
 * @param name      as it was asked for
 * @param directory where it is
 * @param config    what config.json says
 */
public record DirectoryModel(String name, Path directory, JsonNode config) implements ModelFiles {

    static DirectoryModel read(String name, Path directory) {
        return new DirectoryModel(name, directory, JsonFile.read(directory.resolve("config.json")));
    }

    @Override
    public String format() {
        var weights = Checkpoints.fileOf(directory).getFileName().toString();
        return "directory (" + weights.replace(".index.json", " in shards") + ")";
    }

    @Override
    public Weights openWeights() {
        return Checkpoints.open(directory);
    }

    @Override
    public TokenizerSource tokenizer() {
        return new TokenizerSource.InFiles(directory);
    }

    @Override
    public List<Path> files() {
        return ModelDirectoryFiles.of(directory);
    }

    @Override
    public Map<String, String> hashes() {
        return FileHashes.of(files());
    }
}
