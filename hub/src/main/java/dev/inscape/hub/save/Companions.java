package dev.inscape.hub.save;

import dev.inscape.UsageException;
import dev.inscape.hub.InnerFiles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * The files that belong to a model beside its weights and its configuration.
 *
 * @param copied  files to be copied under their own names
 * @param written texts to be written, by the names of their files
 */
public record Companions(List<Path> copied, Map<String, String> written) {

    /** Weights and their configuration alone. */
    public static final Companions NONE = new Companions(List.of(), Map.of());

    private static final List<String> NAMES = List.of("tokenizer.json", "tokenizer_config.json",
            "special_tokens_map.json", "added_tokens.json", "vocab.txt", "vocab.json", "merges.txt", "tokenizer.model",
            "spiece.model", "sentencepiece.bpe.model", "chat_template.jinja", "chat_template.json",
            "generation_config.json", "preprocessor_config.json", "processor_config.json");

    public Companions {
        copied = List.copyOf(copied);
        written = Map.copyOf(written);
        written.keySet().stream().filter(name -> !name.matches("[A-Za-z0-9_][A-Za-z0-9_.-]*")).findFirst()
                .ifPresent(name -> {
                    throw new UsageException("\"" + name + "\" is no plain name for a file beside a model's weights");
                });
    }

    /** Those that a model's directory has. Links out of it are an error. */
    public static Companions of(Path directory) {
        InnerFiles.require(directory);
        return copying(NAMES.stream().map(directory::resolve).filter(Files::isRegularFile).toList());
    }

    public static Companions copying(List<Path> files) {
        return new Companions(files, Map.of());
    }

    public static Companions writing(Map<String, String> texts) {
        return new Companions(List.of(), texts);
    }
}
