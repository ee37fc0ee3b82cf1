package dev.inscape.hub.found;

import com.fasterxml.jackson.databind.JsonNode;
import dev.inscape.hub.Weights;
import dev.inscape.hub.lora.LoraAdapter;
import dev.inscape.hub.lora.LoraWeights;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A LoRA adapter and the model that it was made for, merged as it is read. For the two apart, load {@link #base} by its own
 * name, or open the directory with {@link LoraAdapter}.
 *
 * @param name      as it was asked for
 * @param directory of the adapter
 * @param base      what it is merged into
 */
public record AdapterModel(String name, Path directory, ModelFiles base) implements ModelFiles {

    @Override
    public String format() {
        return "LoRA adapter over " + base.name() + ", " + base.format();
    }

    @Override
    public JsonNode config() {
        return base.config();
    }

    @Override
    public Weights openWeights() {
        var weights = base.openWeights();
        try {
            return merged(weights);
        } catch (RuntimeException e) {
            weights.close();
            throw e;
        }
    }

    private Weights merged(Weights weights) {
        var adapter = LoraAdapter.open(directory);
        try {
            return LoraWeights.over(weights, adapter);
        } catch (RuntimeException e) {
            adapter.close();
            throw e;
        }
    }

    /** The adapter's own where it was saved with one: it may have more tokens. */
    @Override
    public TokenizerSource tokenizer() {
        return directory.resolve("tokenizer.json").toFile().isFile()
                ? new TokenizerSource.InFiles(directory)
                : base.tokenizer();
    }

    @Override
    public List<Path> files() {
        return Stream.concat(ModelDirectoryFiles.of(directory).stream(), base.files().stream()).toList();
    }

    @Override
    public Map<String, String> hashes() {
        var hashes = new HashMap<String, String>();
        base.hashes().forEach((file, hash) -> hashes.put("base/" + file, hash));
        hashes.putAll(FileHashes.of(ModelDirectoryFiles.of(directory)));
        return hashes;
    }
}
