package dev.inscape.hub.found;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.inscape.InscapeException;
import dev.inscape.hub.CacheDirectory;
import dev.inscape.hub.Weights;
import dev.inscape.hub.onnx.OnnxWeights;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The model that ships with Inscape, sentence-transformers/all-MiniLM-L6-v2: its files are unpacked when they are first needed. */
public record EmbeddedModel() implements ModelFiles {

    /** What it is called. */
    public static final String NAME = "minilm";

    private static final EmbeddedFile WEIGHTS = new EmbeddedFile("/all-minilm-l6-v2.onnx", "model.onnx", 90_387_606,
            "759c3cd2b7fe7e93933ad23c4c9181b7396442a2ed746ec7c1d46192c469c46e");
    private static final EmbeddedFile TOKENIZER = new EmbeddedFile("/all-minilm-l6-v2-tokenizer.json",
            "tokenizer.json", 711_661, "da0e79933b9ed51798a3ae27893d3c5fa4a201126cef75586296df9b4d2c62a0");

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String format() {
        return "ships with Inscape (ONNX)";
    }

    @Override
    public JsonNode config() {
        try (InputStream in = EmbeddedModel.class.getResourceAsStream("/dev/inscape/hub/minilm/config.json")) {
            if (in == null) {
                throw new InscapeException("minilm/config.json is missing from Inscape's own jar");
            }
            return new ObjectMapper().readTree(in);
        } catch (IOException e) {
            throw new InscapeException("cannot read minilm/config.json in Inscape's own jar", e);
        }
    }

    /** The ONNX file. */
    public Path weights() {
        return WEIGHTS.in(directory());
    }

    @Override
    public Weights openWeights() {
        return OnnxWeights.open(weights());
    }

    @Override
    public TokenizerSource tokenizer() {
        return new TokenizerSource.InFiles(TOKENIZER.in(directory()));
    }

    @Override
    public List<Path> files() {
        return List.of(weights(), TOKENIZER.in(directory()));
    }

    @Override
    public Map<String, String> hashes() {
        return Map.of(WEIGHTS.name(), WEIGHTS.sha256(), TOKENIZER.name(), TOKENIZER.sha256());
    }

    private static Path directory() {
        return CacheDirectory.path().resolve(NAME);
    }
}
