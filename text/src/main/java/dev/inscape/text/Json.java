package dev.inscape.text;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.inscape.InscapeException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Reads the small JSON files of a tokenizer's directory. */
final class Json {

    static final ObjectMapper MAPPER = new ObjectMapper();

    private static final long LARGEST_FILE = 1L << 29;

    private Json() {
    }

    /** A file's text, in UTF-8. */
    static String text(Path file) {
        try {
            if (!Files.isRegularFile(file)) {
                throw unreadable(file, "there is no such file", null);
            }
            if (Files.size(file) > LARGEST_FILE) {
                throw unreadable(file, "it has " + Files.size(file) + " bytes, which no tokenizer has", null);
            }
            return Files.readString(file);
        } catch (CharacterCodingException e) {
            throw unreadable(file, "it is not UTF-8", e);
        } catch (IOException e) {
            throw unreadable(file, String.valueOf(e.getMessage()), e);
        }
    }

    /** A file that must hold one JSON object. */
    static JsonNode object(Path file) {
        try {
            var tree = MAPPER.readTree(text(file));
            if (!tree.isObject()) {
                throw unreadable(file, "it holds no JSON object", null);
            }
            return tree;
        } catch (IOException e) {
            throw unreadable(file, "it is no JSON: " + e.getMessage(), e);
        }
    }

    static InscapeException unreadable(Object source, String why, @Nullable Exception cause) {
        return new InscapeException("cannot read the tokenizer " + source + ": " + why, cause);
    }
}
