package dev.inscape.hub.found;

import com.fasterxml.jackson.databind.JsonNode;
import dev.inscape.InscapeException;
import dev.inscape.hub.CacheDirectory;
import dev.inscape.hub.JsonFile;
import dev.inscape.hub.Weights;
import dev.inscape.hub.checkpoint.Checkpoints;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A model that a jar on the class path carries: see {@link EmbeddedModels}. Its files are unpacked when they are first needed.
 *
 * @param name    what it is called
 * @param content its files
 */
public record EmbeddedModel(String name, List<EmbeddedFile> content) implements ModelFiles {

    /** The encoder that is taken where none is named: sentence-transformers/all-MiniLM-L6-v2. */
    public static final String MINILM = "minilm";

    private static final int LETTERS = 12;

    public EmbeddedModel {
        content = List.copyOf(content);
    }

    /** The one of that name. */
    public static EmbeddedModel minilm() {
        return EmbeddedModels.ofClassPath().find(MINILM)
                .orElseThrow(() -> new InscapeException("Inscape's own jar lacks the description of " + MINILM));
    }

    @Override
    public String format() {
        return "ships with Inscape (" + (weightsFile().name().endsWith(".onnx") ? "ONNX" : "safetensors") + ")";
    }

    @Override
    public JsonNode config() {
        return JsonFile.read(require("config.json"));
    }

    /** The file with its weights. */
    public Path weights() {
        return weightsFile().in(directory());
    }

    private EmbeddedFile weightsFile() {
        return content.stream().filter(file -> file.name().matches("model\\.(onnx|safetensors)")).findFirst()
                .orElseThrow(() -> lacks("model.safetensors"));
    }

    @Override
    public Weights openWeights() {
        return Checkpoints.open(weights());
    }

    @Override
    public TokenizerSource tokenizer() {
        var tokenizer = require("tokenizer.json");
        return new TokenizerSource.InFiles(file("tokenizer_config.json").isPresent() ? directory() : tokenizer);
    }

    /** One of its files, unpacked, if it has it. */
    public Optional<Path> file(String file) {
        return content.stream().filter(known -> known.name().equals(file)).findFirst()
                .map(known -> known.in(directory()));
    }

    private Path require(String file) {
        return file(file).orElseThrow(() -> lacks(file));
    }

    private InscapeException lacks(String file) {
        return new InscapeException("the model " + name + " on the class path has no " + file);
    }

    @Override
    public List<Path> files() {
        return content.stream().map(file -> file.in(directory())).toList();
    }

    @Override
    public Map<String, String> hashes() {
        return content.stream().collect(Collectors.toMap(EmbeddedFile::name, EmbeddedFile::sha256));
    }

    /** Another version of a model lies elsewhere, since files of the right size are taken as they are. */
    private Path directory() {
        return CacheDirectory.path().resolve(name).resolve(weightsFile().sha256().substring(0, LETTERS));
    }
}
