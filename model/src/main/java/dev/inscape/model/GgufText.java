package dev.inscape.model;

import dev.inscape.hub.gguf.GgufFile;
import dev.inscape.hub.gguf.GgufMetadata;
import dev.inscape.text.SpecialRole;
import dev.inscape.text.Tokenizer;
import dev.inscape.text.chat.ChatTemplates;
import dev.inscape.text.gguf.GgufTokenizer;
import dev.inscape.text.gguf.GgufTokenizerFiles;
import dev.inscape.text.gguf.GgufVocabulary;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The tokenizer and the chat templates that a GGUF file keeps in its metadata. */
final class GgufText {

    private static final String TOKENIZER = "tokenizer.ggml.";
    private static final String TEMPLATE = "tokenizer.chat_template";

    /** What a GGUF file calls the token of a role. */
    private static final Map<SpecialRole, String> ROLES = Map.of(SpecialRole.BOS, "bos", SpecialRole.EOS, "eos",
            SpecialRole.UNK, "unknown", SpecialRole.PAD, "padding", SpecialRole.SEP, "seperator", SpecialRole.MASK,
            "mask", SpecialRole.CLS, "cls");

    private GgufText() {
    }

    static Tokenizer tokenizer(Path path) {
        try (var file = GgufFile.open(path)) {
            return GgufTokenizer.open(vocabulary(file.metadata()), path.toString());
        }
    }

    private static GgufVocabulary vocabulary(GgufMetadata metadata) {
        var switches = new GgufVocabulary.Switches(flag(metadata, "add_bos_token"), flag(metadata, "add_eos_token"),
                flag(metadata, "add_space_prefix"));
        return new GgufVocabulary(metadata.text(TOKENIZER + "model"),
                metadata.has(TOKENIZER + "pre") ? metadata.text(TOKENIZER + "pre") : null,
                metadata.texts(TOKENIZER + "tokens"), scores(metadata), types(metadata),
                metadata.has(TOKENIZER + "merges") ? metadata.texts(TOKENIZER + "merges") : List.of(), switches,
                roles(metadata));
    }

    private static @Nullable Boolean flag(GgufMetadata metadata, String name) {
        return metadata.has(TOKENIZER + name) ? Boolean.valueOf(metadata.flag(TOKENIZER + name)) : null;
    }

    private static float[] scores(GgufMetadata metadata) {
        if (!metadata.has(TOKENIZER + "scores")) {
            return new float[0];
        }
        var wide = metadata.reals(TOKENIZER + "scores");
        var scores = new float[wide.length];
        for (int i = 0; i < scores.length; i++) {
            scores[i] = (float) wide[i];
        }
        return scores;
    }

    private static int[] types(GgufMetadata metadata) {
        return metadata.has(TOKENIZER + "token_type")
                ? Arrays.stream(metadata.wholes(TOKENIZER + "token_type")).mapToInt(Math::toIntExact).toArray()
                : new int[0];
    }

    private static Map<SpecialRole, Integer> roles(GgufMetadata metadata) {
        var roles = new EnumMap<SpecialRole, Integer>(SpecialRole.class);
        ROLES.forEach((role, name) -> {
            var key = TOKENIZER + name + "_token_id";
            if (metadata.has(key)) {
                roles.put(role, (int) Math.min(metadata.whole(key), Integer.MAX_VALUE)); // -1 and beyond: no token
            }
        });
        return roles;
    }

    static Optional<ChatTemplates> chatTemplates(Path path) {
        try (var file = GgufFile.open(path)) {
            var texts = templates(file.metadata());
            return texts.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new ChatTemplates(texts, specialTokens(file.metadata())));
        }
    }

    /** tokenizer.json and tokenizer_config.json, by these names, as they would lie beside the model's weights. */
    static Map<String, String> files(Path path) {
        try (var file = GgufFile.open(path)) {
            return GgufTokenizerFiles.of(vocabulary(file.metadata()), templates(file.metadata()), path.toString());
        }
    }

    private static Map<String, String> templates(GgufMetadata metadata) {
        var texts = new HashMap<String, String>();
        for (var key : metadata.keys()) {
            if (key.equals(TEMPLATE)) {
                texts.put("default", metadata.text(key));
            } else if (key.startsWith(TEMPLATE + ".")) {
                texts.put(key.substring(TEMPLATE.length() + 1), metadata.text(key));
            }
        }
        return texts;
    }

    /** {@code bos_token} and its like, as a template may print them. */
    private static Map<String, String> specialTokens(GgufMetadata metadata) {
        var tokens = metadata.texts(TOKENIZER + "tokens");
        var found = new HashMap<String, String>();
        roles(metadata).forEach((role, id) -> {
            if (id >= 0 && id < tokens.size()) {
                found.put(role.key(), tokens.get(id));
            }
        });
        return found;
    }
}
