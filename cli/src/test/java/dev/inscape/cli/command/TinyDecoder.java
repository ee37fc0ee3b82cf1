package dev.inscape.cli.command;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A model of random weights that was recorded for the parity tests, in a directory of its own: 97 tokens, a context of 61. */
final class TinyDecoder {

    private static final Path FAMILIES = Path.of("../model/src/test/resources/dev/inscape/model/family");
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Printable ASCII, one token a character from id 0 on; the two ids behind are special. */
    private static final int CHARACTERS = 95;

    final Path directory;

    private TinyDecoder(Path directory) {
        this.directory = directory;
    }

    /** Without a tokenizer; its config.json names no token that ends an answer. */
    static TinyDecoder of(String family, Path directory) throws IOException {
        var config = (ObjectNode) JSON.readTree(FAMILIES.resolve(family).resolve("config.json").toFile());
        Files.createDirectories(directory);
        JSON.writeValue(directory.resolve("config.json").toFile(), config.without("eos_token_id"));
        Files.copy(FAMILIES.resolve(family).resolve("model.safetensors"), directory.resolve("model.safetensors"));
        return new TinyDecoder(directory);
    }

    /** With a tokenizer that has one token for each printable character of ASCII. */
    TinyDecoder withTokenizer() throws IOException {
        var vocabulary = JSON.createObjectNode();
        for (int id = 0; id < CHARACTERS; id++) {
            vocabulary.put(String.valueOf((char) (' ' + id)), id);
        }
        vocabulary.put("<s>", CHARACTERS).put("<end>", CHARACTERS + 1);
        var tokenizer = JSON.createObjectNode();
        tokenizer.put("version", "1.0");
        tokenizer.set("added_tokens", JSON.valueToTree(List.of(special("<s>", CHARACTERS),
                special("<end>", CHARACTERS + 1))));
        tokenizer.set("decoder", JSON.valueToTree(Map.of("type", "Fuse")));
        tokenizer.set("model", JSON.createObjectNode().put("type", "BPE").<ObjectNode>set("vocab", vocabulary)
                .set("merges", JSON.createArrayNode()));
        JSON.writeValue(directory.resolve("tokenizer.json").toFile(), tokenizer);
        return this;
    }

    private static Map<String, Object> special(String token, int id) {
        return Map.of("id", id, "content", token, "single_word", false, "lstrip", false, "rstrip", false, "normalized",
                false, "special", true);
    }

    TinyDecoder withChatTemplate() throws IOException {
        return with("chat_template.jinja", HubFixture.TEMPLATE);
    }

    TinyDecoder with(String file, String content) throws IOException {
        Files.writeString(directory.resolve(file), content);
        return this;
    }

    String name() {
        return directory.toString();
    }
}
