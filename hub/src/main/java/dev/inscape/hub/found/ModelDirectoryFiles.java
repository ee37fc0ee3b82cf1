package dev.inscape.hub.found;

import dev.inscape.InscapeException;
import dev.inscape.hub.checkpoint.Checkpoints;
import dev.inscape.hub.shard.ShardedWeights;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Which files of a directory a model is read from: the weights, with all shards of them, and what says how to use them. */
final class ModelDirectoryFiles {

    private static final Set<String> BESIDE = Set.of("config.json", "generation_config.json", "adapter_config.json",
            "tokenizer.json",
            "tokenizer_config.json", "special_tokens_map.json", "vocab.txt", "vocab.json", "merges.txt",
            "chat_template.jinja", "chat_template.json");

    private ModelDirectoryFiles() {
    }

    static List<Path> of(Path directory) {
        var weights = Checkpoints.fileOf(directory);
        var shards = weights.toString().endsWith(".index.json")
                ? ShardedWeights.filesOf(weights)
                : Set.<Path>of();
        var found = new ArrayList<Path>();
        try (var content = Files.list(directory)) {
            content.filter(path -> {
                var file = path.getFileName().toString();
                return path.equals(weights) || BESIDE.contains(file) || shards.contains(path);
            }).filter(Files::isRegularFile).sorted().forEach(found::add);
        } catch (IOException e) {
            throw new InscapeException("cannot read the directory " + directory + ": " + e.getMessage(), e);
        }
        return List.copyOf(found);
    }
}
