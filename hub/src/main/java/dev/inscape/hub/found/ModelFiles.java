package dev.inscape.hub.found;

import com.fasterxml.jackson.databind.JsonNode;
import dev.inscape.hub.Weights;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The files of one model, wherever they are and in whatever format. */
public sealed interface ModelFiles permits EmbeddedModel, DirectoryModel, AdapterModel, GgufModel, EditedModel {

    /** Finds a model by what a user calls it, quietly: see {@link ModelFinder}. */
    static ModelFiles resolve(String name) {
        return ModelFinder.ofProcess().find(name);
    }

    /** As it was asked for. */
    String name();

    /** What kind of files these are, for people: {@code directory}, {@code GGUF file}. */
    String format();

    /** What its config.json says, or would say. */
    JsonNode config();

    /** Its tensors, named as transformers names them; the caller closes them. */
    Weights openWeights();

    /** Where its tokenizer and its chat template are. */
    TokenizerSource tokenizer();

    /** The files that it is read from. */
    List<Path> files();

    /** SHA-256 of the files that it is read from, by file name. May read them all. */
    Map<String, String> hashes();
}
