package dev.inscape.text.gguf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.inscape.InscapeException;
import dev.inscape.UsageException;
import dev.inscape.text.SpecialRole;
import dev.inscape.text.SpecialTokens;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class GgufVocabularyTest {

    private static final GgufVocabulary.Switches UNSAID = new GgufVocabulary.Switches(null, null, null);

    static List<String> preTokenizers() {
        return PreTokenizers.names();
    }

    private static GgufVocabulary small(String model, List<String> tokens, List<String> merges,
            Map<SpecialRole, Integer> ids) {
        return new GgufVocabulary(model, "gpt-2", tokens, new float[0], new int[0], merges, UNSAID, ids);
    }

    @ParameterizedTest
    @MethodSource("preTokenizers")
    void every_supported_way_to_cut_opens_and_cuts(String pre) {
        var vocabulary = GgufGolden.vocabulary("gpt2", pre, UNSAID);
        try (var tokenizer = GgufTokenizer.open(vocabulary, pre)) {
            var ids = tokenizer.encode("Hello, world 42!\n", false).ids();
            assertThat(tokenizer.decode(ids)).isEqualTo("Hello, world 42!\n");
        }
    }

    @Test
    void forty_names_at_least_are_supported() {
        assertThat(preTokenizers()).hasSizeGreaterThan(40).contains("default", "gpt-2", "llama-bpe", "qwen2", "smollm",
                "starcoder", "refact", "command-r", "falcon", "deepseek-llm", "deepseek-coder", "mpt", "olmo", "dbrx",
                "tekken", "stablelm2", "qwen35");
    }

    @Test
    void a_way_to_cut_that_is_not_supported_is_refused_by_name() {
        var known = GgufGolden.vocabulary("gpt2", "kimi-k2", UNSAID);
        assertThatThrownBy(() -> GgufTokenizer.open(known, "a.gguf")).isInstanceOf(UsageException.class)
                .hasMessageStartingWith(
                        "the GGUF pre-tokenizer \"kimi-k2\" is one of llama.cpp's, but is not supported");
        var unknown = GgufGolden.vocabulary("gpt2", "qwen-2", UNSAID);
        assertThatThrownBy(() -> GgufTokenizer.open(unknown, "a.gguf")).isInstanceOf(UsageException.class)
                .hasMessageStartingWith("the GGUF pre-tokenizer \"qwen-2\" is unknown; supported are a.x-4.0, ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"bert", "t5", "rwkv"})
    void a_model_that_is_not_supported_is_refused_by_name(String model) {
        assertThatThrownBy(() -> GgufTokenizer.open(small(model, List.of("a"), List.of(), Map.of()), "a.gguf"))
                .isInstanceOf(UsageException.class).hasMessage("the tokenizer model \"" + model
                        + "\" of a.gguf is known but not supported; gpt2 and llama are supported");
    }

    @Test
    void no_pre_tokenizer_named_is_the_default() {
        assertThat(PreTokenizers.rule(null)).isEqualTo(PreTokenizers.rule("default")).isEqualTo(PreTokenizers.rule(""));
    }

    @Test
    void tokens_without_spelling_get_llama_cpps_names_and_twins_are_refused() {
        assertThat(small("gpt2", List.of("a", "", "b", ""), List.of(), Map.of()).tokens()).containsExactly("a",
                "[EMPTY_1]",
                "b", "[EMPTY_3]");
        assertThatThrownBy(() -> small("gpt2", List.of("a", "b", "a"), List.of(), Map.of()))
                .isInstanceOf(InscapeException.class)
                .hasMessage("the GGUF vocabulary spells two tokens \"a\": 0 and 2");
    }

    @Test
    void arrays_of_different_lengths_and_unknown_types_are_refused() {
        assertThatThrownBy(
                () -> new GgufVocabulary("llama", null, List.of("a", "b"), new float[3], new int[2], List.of(),
                        UNSAID, Map.of()))
                .isInstanceOf(InscapeException.class).hasMessageContaining("2 tokens but 3 scores");
        var wrong = new GgufVocabulary("gpt2", null, List.of("a", "b"), new float[0], new int[]{1, 7}, List.of("a b"),
                UNSAID, Map.of());
        assertThatThrownBy(() -> GgufTokenizer.open(wrong, "a.gguf")).hasMessageContaining("token type 7");
    }

    @Test
    void merges_that_lead_nowhere_are_refused() {
        var missing = small("gpt2", List.of("a", "b"), List.of("a b"), Map.of());
        assertThatThrownBy(() -> GgufTokenizer.open(missing, "a.gguf")).isInstanceOf(InscapeException.class)
                .hasMessage("the merge \"a b\" of the GGUF vocabulary needs the piece \"ab\", which is no token");
        var single = small("gpt2", List.of("a", "b"), List.of("ab"), Map.of());
        assertThatThrownBy(() -> GgufTokenizer.open(single, "a.gguf")).hasMessageContaining("\"ab\"")
                .hasMessageContaining("no pair");
        var none = small("gpt2", List.of("a", "b"), List.of(), Map.of());
        assertThatThrownBy(() -> GgufTokenizer.open(none, "a.gguf")).hasMessageContaining("no merges");
        var endless = new GgufVocabulary("llama", null, List.of("a", "x".repeat(5000)), new float[2], new int[0],
                List.of(),
                new GgufVocabulary.Switches(false, null, null), Map.of());
        assertThatThrownBy(() -> GgufTokenizer.open(endless, "a.gguf")).isInstanceOf(InscapeException.class)
                .hasMessage("token 1 of the GGUF vocabulary has 5000 letters, and no model has more than 4096");
        var unscored = small("llama", List.of("a", "b"), List.of(), Map.of());
        assertThatThrownBy(() -> GgufTokenizer.open(unscored, "a.gguf")).hasMessageContaining("no scores");
    }

    @Test
    void roles_are_the_files_and_an_id_outside_of_the_vocabulary_is_passed_over() {
        var vocabulary = small("gpt2", List.of("a", "b", "ab"), List.of("a b"),
                Map.of(SpecialRole.BOS, 1, SpecialRole.PAD, 3));
        try (var tokenizer = GgufTokenizer.open(vocabulary, "a.gguf")) {
            assertThat(tokenizer.specialTokens().bos()).contains(new SpecialTokens.Token("b", 1));
            assertThat(tokenizer.specialTokens().pad()).isEmpty();
            assertThat(tokenizer.specialTokens().eos()).isEmpty();
        }
    }

    @Test
    void a_control_token_is_left_out_of_texts_and_a_user_defined_one_stays() {
        try (var tokenizer = GgufTokenizer.open(GgufGolden.vocabulary("gpt2", "gpt-2", UNSAID), "a.gguf")) {
            var ids = tokenizer.encode("<|im_start|>snake_case<|eot_id|>", false).ids();
            assertThat(ids).hasSize(3);
            assertThat(tokenizer.decode(ids)).isEqualTo("snake_case");
            assertThat(tokenizer.decode(ids, true)).isEqualTo("<|im_start|>snake_case<|eot_id|>");
        }
    }

    @Test
    void a_frame_of_tokens_that_the_vocabulary_lacks_is_refused() {
        var vocabulary = new GgufVocabulary("gpt2", "gpt-2", List.of("a", "b", "ab"), new float[0], new int[0],
                List.of("a b"), new GgufVocabulary.Switches(true, null, null), Map.of());
        assertThatThrownBy(() -> GgufTokenizer.open(vocabulary, "a.gguf")).isInstanceOf(InscapeException.class)
                .hasMessage("the GGUF vocabulary wants BOS around every text, but names no such token");
    }
}
