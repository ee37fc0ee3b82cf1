package dev.inscape.text.chat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Special tokens in a model's JSON files: each a text, or an object that has the text as {@code content}. */
final class SpecialTokens {

    private static final List<String> NAMES = List.of("bos_token", "eos_token", "unk_token", "sep_token", "pad_token",
            "cls_token", "mask_token");

    private SpecialTokens() {
    }

    /** From the first file that has each; absent where none has. */
    @SafeVarargs
    static Map<String, String> of(Map<String, Object>... files) {
        var tokens = new LinkedHashMap<String, String>();
        for (var file : files) {
            for (var name : NAMES) {
                putIfText(tokens, name, file.get(name));
            }
        }
        return tokens;
    }

    private static void putIfText(Map<String, String> tokens, String name, @Nullable Object token) {
        var text = token instanceof Map<?, ?> added ? added.get("content") : token;
        if (text instanceof String content) {
            tokens.putIfAbsent(name, content);
        }
    }
}
