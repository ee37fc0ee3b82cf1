package dev.inscape.text.gguf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.inscape.UsageException;
import dev.inscape.text.SpecialRole;
import dev.inscape.text.Tokenizer;
import dev.inscape.text.chat.ChatTemplates;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class GgufTokenizerFilesTest {

    @TempDir private Path directory;

    static List<GgufGolden.Case> cases() {
        return GgufGolden.cases();
    }

    private void write(GgufVocabulary vocabulary, Map<String, String> templates) throws IOException {
        for (var file : GgufTokenizerFiles.of(vocabulary, templates, "a file").entrySet()) {
            Files.writeString(directory.resolve(file.getKey()), file.getValue());
        }
    }

    /** Of model "gpt2": four letters, a merge and what ends a text. */
    private static GgufVocabulary letters(Map<SpecialRole, Integer> ids) {
        return new GgufVocabulary("gpt2", "gpt-2", List.of("a", "b", "c", "ab", "<|end|>"), new float[0],
                new int[]{1, 1, 1, 1, 3}, List.of("a b"), new GgufVocabulary.Switches(null, null, null), ids);
    }

    private JsonNode config() throws IOException {
        return new ObjectMapper().readTree(Files.readString(directory.resolve("tokenizer_config.json")));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void a_directory_with_them_gives_the_ids_of_llama_cpp(GgufGolden.Case golden) throws IOException {
        write(golden.vocabulary(), Map.of());
        try (var tokenizer = Tokenizer.open(directory)) {
            for (int i = 0; i < GgufGolden.TEXTS.size(); i++) {
                var text = GgufGolden.TEXTS.get(i);
                assertThat(tokenizer.encode(text, true).ids()).as("%d: %s", i, text)
                        .containsExactly(golden.idsWithSpecial(i));
                assertThat(tokenizer.encodeAsText(text).ids()).as("%d: %s", i, text)
                        .containsExactly(golden.idsAsText(i));
                assertThat(tokenizer.decode(golden.ids(i), true)).as("text %d", i).isEqualTo(golden.decoded(i));
            }
        }
    }

    @Test
    void tokens_keep_their_roles_but_a_piece_like_any_other_has_none() throws IOException {
        write(letters(Map.of(SpecialRole.BOS, 3, SpecialRole.EOS, 4, SpecialRole.PAD, 4)), Map.of());
        assertThat(config().path("eos_token").textValue()).isEqualTo("<|end|>");
        assertThat(config().has("bos_token")).isFalse();
        try (var tokenizer = Tokenizer.open(directory)) {
            var roles = tokenizer.specialTokens();
            assertThat(roles.byRole()).containsOnlyKeys(SpecialRole.EOS, SpecialRole.PAD);
            assertThat(roles.pad().orElseThrow().id()).isEqualTo(4);
            assertThat(tokenizer.encode("cab<|end|>", true).ids()).containsExactly(2, 3, 4);
        }
    }

    @Test
    void one_template_is_a_text_and_several_are_a_list() throws IOException {
        var eos = letters(Map.of(SpecialRole.EOS, 4));
        write(eos, Map.of("default", "{{ eos_token }}\n\"ö\""));
        assertThat(config().path("chat_template").textValue()).isEqualTo("{{ eos_token }}\n\"ö\"");
        var named = Map.of("default", "one", "tool_use", "{{ eos_token }}");
        write(eos, named);
        var read = ChatTemplates.find(directory);
        assertThat(read.texts()).isEqualTo(named);
        assertThat(read.specialTokens()).isEqualTo(Map.of("eos_token", "<|end|>"));
        write(eos, Map.of());
        assertThat(ChatTemplates.lookFor(directory)).isEmpty();
    }

    @Test
    void a_vocabulary_that_is_not_supported_is_an_error() {
        var words = new GgufVocabulary("bert", null, List.of("a"), new float[0], new int[0], List.of(),
                new GgufVocabulary.Switches(null, null, null), Map.of());
        assertThatThrownBy(() -> GgufTokenizerFiles.of(words, Map.of(), "w.gguf")).isInstanceOf(UsageException.class)
                .hasMessageContaining("\"bert\" of w.gguf is known but not supported");
    }
}
