package dev.inscape.hub.found;

import java.nio.file.Path;

/** Where a model's tokenizer is: in files of its own, or inside of its GGUF file. */
public sealed interface TokenizerSource {

    /** A tokenizer.json, or a directory that holds one or what makes one. */
    record InFiles(Path path) implements TokenizerSource {
    }

    /** The metadata of a GGUF file. */
    record InGguf(Path file) implements TokenizerSource {
    }
}
