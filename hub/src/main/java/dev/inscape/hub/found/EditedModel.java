package dev.inscape.hub.found;

import com.fasterxml.jackson.databind.JsonNode;
import dev.inscape.hub.Weights;
import dev.inscape.hub.edit.WeightEdit;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * A model whose weights are changed as they are read.
 *
 * @param base   the model as it was
 * @param what   was done to it, in words
 * @param edit   the change
 * @param change of its configuration
 */
public record EditedModel(ModelFiles base, String what, WeightEdit edit, UnaryOperator<JsonNode> change)
        implements
        ModelFiles {

    @Override
    public String name() {
        return base.name() + ", " + what;
    }

    @Override
    public String format() {
        return base.format() + ", " + what;
    }

    @Override
    public JsonNode config() {
        return change.apply(base.config());
    }

    @Override
    public Weights openWeights() {
        var weights = base.openWeights();
        try {
            return edit.over(weights);
        } catch (RuntimeException e) {
            weights.close();
            throw e;
        }
    }

    @Override
    public TokenizerSource tokenizer() {
        return base.tokenizer();
    }

    @Override
    public List<Path> files() {
        return base.files();
    }

    /** Those of the base, and what was done to it: the same files with another edit are another model. */
    @Override
    public Map<String, String> hashes() {
        var hashes = new TreeMap<>(base.hashes());
        hashes.put("edit", what);
        return hashes;
    }
}
