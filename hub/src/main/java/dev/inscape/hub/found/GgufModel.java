package dev.inscape.hub.found;

import com.fasterxml.jackson.databind.JsonNode;
import dev.inscape.hub.Weights;
import dev.inscape.hub.gguf.GgufConfig;
import dev.inscape.hub.gguf.GgufFile;
import dev.inscape.hub.gguf.GgufWeights;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A GGUF file, which holds everything.
 *
 * @param name   as it was asked for
 * @param file   where it is
 * @param config made from its metadata
 */
public record GgufModel(String name, Path file, JsonNode config) implements ModelFiles {

    static GgufModel read(String name, Path path) {
        try (var file = GgufFile.open(path)) {
            return new GgufModel(name, path, GgufConfig.of(file));
        }
    }

    @Override
    public String format() {
        return "GGUF file";
    }

    @Override
    public Weights openWeights() {
        return GgufWeights.open(file);
    }

    @Override
    public TokenizerSource tokenizer() {
        return new TokenizerSource.InGguf(file);
    }

    @Override
    public List<Path> files() {
        return List.of(file);
    }

    @Override
    public Map<String, String> hashes() {
        return FileHashes.of(files());
    }
}
