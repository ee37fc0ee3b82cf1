package dev.inscape.hub.save;

import dev.inscape.hub.InnerFiles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The files that belong to a model beside its weights and its configuration. */
public final class Companions {

    private static final List<String> NAMES = List.of("tokenizer.json", "tokenizer_config.json",
            "special_tokens_map.json", "added_tokens.json", "vocab.txt", "vocab.json", "merges.txt", "tokenizer.model",
            "spiece.model", "sentencepiece.bpe.model", "chat_template.jinja", "chat_template.json",
            "generation_config.json", "preprocessor_config.json", "processor_config.json");

    private Companions() {
    }

    /** Those that a model's directory has. Links out of it are an error. */
    public static List<Path> of(Path directory) {
        InnerFiles.require(directory);
        return NAMES.stream().map(directory::resolve).filter(Files::isRegularFile).toList();
    }
}
