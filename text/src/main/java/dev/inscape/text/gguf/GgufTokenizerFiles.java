package dev.inscape.text.gguf;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.inscape.text.SpecialRole;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The tokenizer of a GGUF file as the files that transformers keeps beside a model's weights. */
public final class GgufTokenizerFiles {

    private static final String DEFAULT = "default";

    private GgufTokenizerFiles() {
    }

    /**
     * The texts of {@code tokenizer.json} and {@code tokenizer_config.json}, by their names: transformers, and Inscape, give
     * the ids with them that {@link GgufTokenizer} gives. A vocabulary that is not supported is an error.
     *
     * @param chatTemplates templates by name; the usual one is called {@code default}
     * @param name          for messages
     */
    public static Map<String, String> of(GgufVocabulary vocabulary, Map<String, String> chatTemplates, String name) {
        var written = GgufTokenizer.written(vocabulary, name);
        var config = config(roles(vocabulary, written.ids()), chatTemplates);
        return Map.of("tokenizer.json", written.json().get(), "tokenizer_config.json",
                config.toPrettyString().replace("\r\n", "\n") + "\n");
    }

    /** A piece like any other gets no role: transformers would find it in every text before the text is cut. */
    private static Map<SpecialRole, String> roles(GgufVocabulary vocabulary, Map<SpecialRole, Integer> ids) {
        var roles = new EnumMap<SpecialRole, String>(SpecialRole.class);
        ids.forEach((role, id) -> {
            if (vocabulary.type(id).isFoundInText()) {
                roles.put(role, vocabulary.tokens().get(id));
            }
        });
        return roles;
    }

    /** The class is the one that takes tokenizer.json as it is; that of a family would put its own rules into its place. */
    private static ObjectNode config(Map<SpecialRole, String> roles, Map<String, String> chatTemplates) {
        var config = new ObjectMapper().createObjectNode();
        config.put("tokenizer_class", "PreTrainedTokenizerFast");
        roles.forEach((role, piece) -> config.put(role.key(), piece));
        config.put("clean_up_tokenization_spaces", false);
        if (chatTemplates.keySet().equals(Set.of(DEFAULT))) {
            config.put("chat_template", chatTemplates.get(DEFAULT));
        } else if (!chatTemplates.isEmpty()) {
            var list = config.putArray("chat_template");
            new TreeMap<>(chatTemplates)
                    .forEach((key, text) -> list.addObject().put("name", key).put("template", text));
        }
        return config;
    }
}
