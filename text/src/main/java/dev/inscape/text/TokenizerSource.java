package dev.inscape.text;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Supplier;

/**
 * A tokenizer.json and what the files beside it say.
 *
 * @param name  where it comes from, for messages
 * @param json  reads or makes the text of a tokenizer.json; it is wanted again, so that it need not be kept
 * @param roles the pieces that are named for a purpose
 */
record TokenizerSource(String name, Supplier<String> json, Map<SpecialRole, String> roles) {

    /** Of a directory, or of a file and its neighbours. */
    static TokenizerSource of(Path source) {
        if (Files.isDirectory(source)) {
            return TokenizerDirectory.read(source);
        }
        return new TokenizerSource(source.toString(), () -> Json.text(source), source.endsWith("tokenizer.json")
                ? SpecialTokenFiles.read(source.resolveSibling("")).roles()
                : Map.of());
    }
}
