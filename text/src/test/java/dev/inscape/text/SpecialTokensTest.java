package dev.inscape.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Roles as transformers 5.24's AutoTokenizer gives them for the same files. */
class SpecialTokensTest {

    private static final String CONFIG = "\"tokenizer_class\": \"PreTrainedTokenizerFast\", "
            + "\"bos_token\": \"<|begin_of_text|>\", \"eos_token\": \"<|end_of_text|>\"";

    @TempDir private Path directory;

    private Map<SpecialRole, String> roles(String family, String config, String map) throws IOException {
        try (var tokenizer = open(family, config, map)) {
            return tokenizer.specialTokens().byRole().entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey,
                    entry -> entry.getValue().piece(), (one, other) -> one, TreeMap::new));
        }
    }

    private Tokenizer open(String family, String config, String map) throws IOException {
        Files.writeString(directory.resolve("tokenizer.json"), GoldenTokenizers.json(family));
        for (var file : Map.of("tokenizer_config.json", config, "special_tokens_map.json", map).entrySet()) {
            if (file.getValue().isEmpty()) {
                Files.deleteIfExists(directory.resolve(file.getKey()));
            } else {
                Files.writeString(directory.resolve(file.getKey()), file.getValue());
            }
        }
        return Tokenizer.open(directory);
    }

    @Test
    void a_bare_tokenizer_names_no_roles_but_knows_what_is_special() throws IOException {
        try (var tokenizer = open("llama3", "", "")) {
            assertThat(tokenizer.specialTokens().byRole()).isEmpty();
            assertThat(tokenizer.specialTokens().ids()).containsExactly(0L, 1L, 2L);
            assertThat(tokenizer.isSpecial(2)).isTrue();
            assertThat(tokenizer.isSpecial(3)).isFalse();
        }
    }

    @Test
    void the_configuration_names_roles_by_string_or_by_object() throws IOException {
        assertThat(roles("llama3", "{" + CONFIG + ", \"pad_token\": {\"content\": \"<|eot_id|>\", \"lstrip\": false}}",
                ""))
                .isEqualTo(Map.of(SpecialRole.BOS, "<|begin_of_text|>", SpecialRole.EOS, "<|end_of_text|>",
                        SpecialRole.PAD,
                        "<|eot_id|>"));
    }

    @Test
    void the_older_map_overrides_a_configuration_without_its_own_table() throws IOException {
        var map = "{\"eos_token\": {\"content\": \"<|eot_id|>\"}, \"pad_token\": \"<|eot_id|>\"}";
        assertThat(roles("llama3", "{" + CONFIG + "}", map)).isEqualTo(Map.of(SpecialRole.BOS, "<|begin_of_text|>",
                SpecialRole.EOS, "<|eot_id|>", SpecialRole.PAD, "<|eot_id|>"));
        var table = ", \"added_tokens_decoder\": {\"0\": {\"content\": \"<|begin_of_text|>\", \"special\": true}}";
        assertThat(roles("llama3", "{" + CONFIG + table + "}", map)).isEqualTo(
                Map.of(SpecialRole.BOS, "<|begin_of_text|>", SpecialRole.EOS, "<|end_of_text|>"));
        assertThat(roles("llama3", "", map))
                .isEqualTo(Map.of(SpecialRole.EOS, "<|eot_id|>", SpecialRole.PAD, "<|eot_id|>"));
    }

    @Test
    void a_class_presumes_roles_and_null_takes_one_away() throws IOException {
        assertThat(roles("gpt2", "{\"tokenizer_class\": \"GPT2Tokenizer\"}", "")).isEqualTo(Map.of(SpecialRole.BOS,
                "<|endoftext|>", SpecialRole.EOS, "<|endoftext|>", SpecialRole.UNK, "<|endoftext|>"));
        assertThat(roles("llama2", "{\"tokenizer_class\": \"LlamaTokenizerFast\", \"unk_token\": null}", ""))
                .isEqualTo(Map.of(SpecialRole.BOS, "<s>", SpecialRole.EOS, "</s>"));
    }

    @Test
    void a_role_whose_piece_the_vocabulary_lacks_is_left_out() throws IOException {
        assertThat(roles("gpt2", "{\"pad_token\": \"[PAD]\", \"eos_token\": \"<|endoftext|>\"}", ""))
                .isEqualTo(Map.of(SpecialRole.EOS, "<|endoftext|>"));
    }

    @Test
    void what_is_put_around_a_text_is_told_by_tokenizer_json_alone() throws IOException {
        try (var tokenizer = open("llama3", "{" + CONFIG + ", \"add_bos_token\": false, \"add_eos_token\": true}",
                "")) {
            assertThat(tokenizer.encode("ab", true).ids()).startsWith(0).doesNotContain(1);
            assertThat(tokenizer.addsBos()).isTrue();
            assertThat(tokenizer.addsEos()).isFalse();
        }
        try (var tokenizer = open("gpt2", "{\"bos_token\": \"<|endoftext|>\", \"add_bos_token\": true}", "")) {
            assertThat(tokenizer.addsBos()).isFalse();
        }
        try (var tokenizer = open("t5", "{\"tokenizer_class\": \"T5Tokenizer\"}", "")) {
            assertThat(tokenizer.addsBos()).isFalse();
            assertThat(tokenizer.addsEos()).isTrue();
        }
    }
}
