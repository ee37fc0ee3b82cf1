package dev.inscape.text.gguf;

import dev.inscape.UsageException;
import dev.inscape.text.SpecialRole;
import dev.inscape.text.Tokenizer;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

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
        return switch (vocabulary.model()) {
            case "gpt2" -> {
                var rule = PreTokenizers.rule(vocabulary.pre());
                yield open(vocabulary, name, rule.presumed(), frame -> ByteLevelJson.write(vocabulary, rule, frame));
            }
            case "llama" -> open(vocabulary, name, Map.of(SpecialRole.BOS, 1, SpecialRole.EOS, 2, SpecialRole.UNK, 0),
                    frame -> SentencePieceJson.write(vocabulary, frame));
            default -> throw new UsageException("the tokenizer model \"" + vocabulary.model() + "\" of " + name
                    + (KNOWN_MODELS.contains(vocabulary.model()) ? " is known but not supported" : " is unknown")
                    + "; gpt2 and llama are supported");
        };
    }

    private interface Writer {
        String write(Map<SpecialRole, Integer> ids);
    }

    private static Tokenizer open(GgufVocabulary vocabulary, String name, Map<SpecialRole, Integer> presumed,
            Writer writer) {
        var ids = new EnumMap<SpecialRole, Integer>(SpecialRole.class);
        var pieces = new EnumMap<SpecialRole, String>(SpecialRole.class);
        for (var role : SpecialRole.values()) {
            var id = vocabulary.id(role, presumed);
            if (id != null) {
                ids.put(role, id);
                pieces.put(role, vocabulary.tokens().get(id));
            }
        }
        return Tokenizer.ofJson(() -> writer.write(ids), name, pieces);
    }
}
