package dev.inscape.text.gguf;

import dev.inscape.UsageException;
import dev.inscape.text.SpecialRole;
import dev.inscape.text.Tokenizer;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Opens the tokenizer of a GGUF file. Ids are llama.cpp's for {@code add_special} as {@code encode} is asked, and
 * {@code parse_special} on: what spells a special token is that token, as it is for Hugging Face's tokenizers;
 * {@code encodeAsText} is {@code parse_special} off. Decoding leaves control tokens out unless asked, and cleans no spaces up.
 *
 * <p>Two corners differ from llama.cpp: where special tokens overlap in a text, the leftmost is taken, not the longest; and a
 * "llama" model's pairs of equal score are merged in one fixed order, not from the left.
 */
public final class GgufTokenizer {

    private static final List<String> KNOWN_MODELS = List.of("bert", "t5", "rwkv", "plamo2", "gemma4", "hybriddna",
            "whitespace", "none", "no_vocab");

    private GgufTokenizer() {
    }

    /** A tokenizer of its own, to be closed; the name is for messages. A vocabulary that is not supported is an error. */
    public static Tokenizer open(GgufVocabulary vocabulary, String name) {
        var written = written(vocabulary, name);
        var pieces = new EnumMap<SpecialRole, String>(SpecialRole.class);
        written.ids().forEach((role, id) -> pieces.put(role, vocabulary.tokens().get(id)));
        return Tokenizer.ofJson(written.json(), name, pieces);
    }

    /**
     * A vocabulary in Hugging Face's form.
     *
     * @param json writes the text of a tokenizer.json, each time anew
     * @param ids  the tokens that have a role
     */
    record Written(Supplier<String> json, Map<SpecialRole, Integer> ids) {
    }

    static Written written(GgufVocabulary vocabulary, String name) {
        return switch (vocabulary.model()) {
            case "gpt2" -> {
                var rule = PreTokenizers.rule(vocabulary.pre());
                var ids = ids(vocabulary, rule.presumed());
                yield new Written(() -> ByteLevelJson.write(vocabulary, rule, ids), ids);
            }
            case "llama" -> {
                var ids = ids(vocabulary, Map.of(SpecialRole.BOS, 1, SpecialRole.EOS, 2, SpecialRole.UNK, 0));
                yield new Written(() -> SentencePieceJson.write(vocabulary, ids), ids);
            }
            default -> throw new UsageException("the tokenizer model \"" + vocabulary.model() + "\" of " + name
                    + (KNOWN_MODELS.contains(vocabulary.model()) ? " is known but not supported" : " is unknown")
                    + "; gpt2 and llama are supported");
        };
    }

    private static Map<SpecialRole, Integer> ids(GgufVocabulary vocabulary, Map<SpecialRole, Integer> presumed) {
        var ids = new EnumMap<SpecialRole, Integer>(SpecialRole.class);
        for (var role : SpecialRole.values()) {
            var id = vocabulary.id(role, presumed);
            if (id != null) {
                ids.put(role, id);
            }
        }
        return ids;
    }
}
