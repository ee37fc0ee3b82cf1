package dev.inscape.text;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;

/**
 * tokenizer_config.json and special_tokens_map.json, read as transformers 5 reads them: what the class of the tokenizer
 * presumes, then the configuration, then the older map, which counts only where the configuration has no
 * {@code added_tokens_decoder}. Whether BOS and EOS are put around a text is decided by tokenizer.json alone:
 * {@code add_bos_token} and {@code add_eos_token} change nothing there either.
 *
 * @param config tokenizer_config.json, or a missing node
 * @param roles  the pieces by purpose, whether the vocabulary has them or not
 */
record SpecialTokenFiles(JsonNode config, Map<SpecialRole, String> roles) {

    static SpecialTokenFiles read(Path directory) {
        var config = optional(directory.resolve("tokenizer_config.json"));
        var roles = new EnumMap<SpecialRole, String>(SpecialRole.class);
        TokenizerClass.of(config).ifPresent(known -> roles.putAll(known.roles()));
        fill(roles, config);
        if (config.path("added_tokens_decoder").isMissingNode()) {
            fill(roles, optional(directory.resolve("special_tokens_map.json")));
        }
        return new SpecialTokenFiles(config, roles);
    }

    private static JsonNode optional(Path file) {
        return Files.exists(file) ? Json.object(file) : MissingNode.getInstance();
    }

    /** A token is a string, or an object whose {@code content} it is; null takes a presumed one away. */
    private static void fill(Map<SpecialRole, String> roles, JsonNode file) {
        for (var role : SpecialRole.values()) {
            var token = file.path(role.key());
            if (token.isNull()) {
                roles.remove(role);
            } else if (token.isTextual()) {
                roles.put(role, token.textValue());
            } else if (token.path("content").isTextual()) {
                roles.put(role, token.path("content").textValue());
            }
        }
    }
}
