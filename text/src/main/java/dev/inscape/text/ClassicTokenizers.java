package dev.inscape.text;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;

/** A tokenizer.json out of the files of GPT-2's, RoBERTa's and BERT's time, as transformers converts them. */
final class ClassicTokenizers {

    private ClassicTokenizers() {
    }

    /** vocab.json and merges.txt. Without a class, a vocabulary with {@code <s>} and {@code <mask>} is RoBERTa's. */
    static String byteLevel(Path directory, SpecialTokenFiles files, Optional<TokenizerClass> kind) {
        var vocabulary = (ObjectNode) Json.object(directory.resolve("vocab.json"));
        var family = kind.orElse(vocabulary.has("<s>") && vocabulary.has("<mask>")
                ? TokenizerClass.ROBERTA
                : TokenizerClass.GPT2);
        boolean space = files.config().path("add_prefix_space").asBoolean(false);
        var json = frame(vocabulary, presumed(files, family));
        var model = json.putObject("model").put("type", "BPE");
        model.set("vocab", vocabulary);
        var merges = model.putArray("merges");
        Json.text(directory.resolve("merges.txt")).lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#version"))
                .forEach(merges::add);
        json.putObject("pre_tokenizer").put("type", "ByteLevel").put("add_prefix_space", space).put("trim_offsets",
                true);
        json.putObject("decoder").put("type", "ByteLevel").put("add_prefix_space", space).put("trim_offsets", true);
        if (family == TokenizerClass.ROBERTA) {
            var post = json.putObject("post_processor").put("type", "RobertaProcessing").put("trim_offsets", true)
                    .put("add_prefix_space", space);
            post.putArray("sep").add("</s>").add(id(directory, vocabulary, "</s>"));
            post.putArray("cls").add("<s>").add(id(directory, vocabulary, "<s>"));
        } else {
            json.putObject("post_processor").put("type", "ByteLevel").put("add_prefix_space", space)
                    .put("trim_offsets", false);
        }
        return json.toString();
    }

    /** vocab.txt: a piece a line. */
    static String wordPiece(Path directory, SpecialTokenFiles files) {
        var vocabulary = Json.MAPPER.createObjectNode();
        int line = 0;
        for (var piece : Json.text(directory.resolve("vocab.txt")).stripTrailing().split("\n", -1)) {
            vocabulary.put(piece.stripTrailing(), line++);
        }
        var config = files.config();
        var json = frame(vocabulary, presumed(files, TokenizerClass.BERT));
        var model = json.putObject("model").put("type", "WordPiece").put("unk_token", "[UNK]")
                .put("continuing_subword_prefix", "##").put("max_input_chars_per_word", 100);
        model.set("vocab", vocabulary);
        var normalizer = json.putObject("normalizer").put("type", "BertNormalizer").put("clean_text", true)
                .put("handle_chinese_chars", config.path("tokenize_chinese_chars").asBoolean(true))
                .put("lowercase", config.path("do_lower_case").asBoolean(true));
        normalizer.set("strip_accents", config.path("strip_accents").isBoolean() ? config.path("strip_accents") : null);
        json.putObject("pre_tokenizer").put("type", "BertPreTokenizer");
        json.putObject("decoder").put("type", "WordPiece").put("prefix", "##").put("cleanup", true);
        var post = json.putObject("post_processor").put("type", "BertProcessing");
        post.putArray("sep").add("[SEP]").add(id(directory, vocabulary, "[SEP]"));
        post.putArray("cls").add("[CLS]").add(id(directory, vocabulary, "[CLS]"));
        return json.toString();
    }

    private static int id(Path directory, JsonNode vocabulary, String piece) {
        if (!vocabulary.has(piece)) {
            throw Json.unreadable(directory, "its vocabulary has no \"" + piece + "\", which is put around every text",
                    null);
        }
        return vocabulary.path(piece).intValue();
    }

    private static Map<SpecialRole, String> presumed(SpecialTokenFiles files, TokenizerClass family) {
        return files.roles().isEmpty() ? family.roles() : files.roles();
    }

    private static ObjectNode frame(JsonNode vocabulary, Map<SpecialRole, String> roles) {
        var json = Json.MAPPER.createObjectNode().put("version", "1.0");
        var added = json.putArray("added_tokens");
        var pieces = new LinkedHashSet<String>();
        EnumSet.allOf(SpecialRole.class).stream().map(role -> roles.getOrDefault(role, "")).forEach(pieces::add);
        for (var piece : pieces) {
            if (vocabulary.has(piece)) {
                added.addObject().put("id", vocabulary.path(piece).intValue()).put("content", piece)
                        .put("special", true)
                        .put("single_word", false).put("lstrip", piece.equals("<mask>")).put("rstrip", false)
                        .put("normalized", false);
            }
        }
        return json;
    }
}
