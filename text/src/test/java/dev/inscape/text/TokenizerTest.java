package dev.inscape.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.inscape.InscapeException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TokenizerTest {

    private static final List<String> TEXTS = List.of("hello world", "", "Café 🙂 naïve",
            "tokenizations, one two three", "中文",
            "a b c ".repeat(50), "unknown");

    private final Tokenizer tokenizer = SmallTokenizer.open();

    @AfterEach
    void close() {
        tokenizer.close();
    }

    private static void requireEqual(Encoding found, Encoding expected) {
        assertThat(found.ids()).isEqualTo(expected.ids());
        assertThat(found.pieces()).isEqualTo(expected.pieces());
        assertThat(found.starts()).isEqualTo(expected.starts());
        assertThat(found.ends()).isEqualTo(expected.ends());
        assertThat(found.special()).isEqualTo(expected.special());
    }

    @Test
    void nothing_is_cut_and_nothing_padded_though_the_file_asks_for_eight_tokens() throws IOException {
        assertThat(Files.readString(SmallTokenizer.file())).contains("\"max_length\": 8", "\"Fixed\": 8");
        assertThat(tokenizer.encode("hello", true).ids()).containsExactly(2, 5, 3);
        assertThat(tokenizer.encode("a b c ".repeat(700), true).length()).isEqualTo(2102);
        assertThat(tokenizer.encodeAll(List.of("hello", "one two three", "a b c ".repeat(700)), true))
                .extracting(Encoding::length).containsExactly(3, 5, 2102);
    }

    @Test
    void special_tokens_are_there_when_they_are_asked_for_and_marked() {
        var with = tokenizer.encode("hello world", true);
        assertThat(with.pieces()).containsExactly("[CLS]", "hello", "world", "[SEP]");
        assertThat(with.special()).containsExactly(true, false, false, true);
        var without = tokenizer.encode("hello world", false);
        assertThat(without.pieces()).containsExactly("hello", "world");
        assertThat(without.special()).containsExactly(false, false);
    }

    @Test
    void a_mask_that_the_text_spells_out_belongs_to_the_text() {
        var text = "hello [MASK] world";
        var encoding = tokenizer.encode(text, true);
        assertThat(encoding.pieces()).containsExactly("[CLS]", "hello", "[MASK]", "world", "[SEP]");
        assertThat(encoding.special()).containsExactly(true, false, false, false, true);
        assertThat(SmallTokenizer.spans(text, encoding)).containsExactly("hello", "[MASK]", "world");
    }

    @Test
    void a_text_of_nothing_has_special_tokens_alone() {
        assertThat(tokenizer.encode("", true).ids()).containsExactly(2, 3);
        assertThat(tokenizer.encode("", false).ids()).isEmpty();
    }

    @Test
    void many_texts_are_encoded_as_each_alone() {
        for (boolean special : new boolean[]{true, false}) {
            var all = tokenizer.encodeAll(TEXTS, special);
            assertThat(all).hasSameSizeAs(TEXTS);
            for (int i = 0; i < TEXTS.size(); i++) {
                requireEqual(all.get(i), tokenizer.encode(TEXTS.get(i), special));
            }
        }
        assertThat(tokenizer.encodeAll(List.of(), true)).isEmpty();
    }

    @Test
    void decoding_gives_the_text_without_special_tokens() {
        assertThat(tokenizer.decode(tokenizer.encode("Tokenizations, one 🙂!", true).ids()))
                .isEqualTo("tokenizations, one 🙂!");
        assertThat(tokenizer.decode()).isEmpty();
    }

    @Test
    void half_a_surrogate_pair_is_refused_with_its_place() {
        for (var half : List.of("\ud83d", "\ude42", "\ude42\ud83d")) {
            assertThatThrownBy(() -> tokenizer.encode("🙂 a" + half + "b", true)).isInstanceOf(InscapeException.class)
                    .hasMessageContaining("half ").hasMessageContaining("offset 4");
        }
        assertThatThrownBy(() -> tokenizer.encode("a\ud83d", true)).isInstanceOf(InscapeException.class)
                .hasMessageContaining("U+D83D").hasMessageContaining("offset 1");
    }

    @Test
    void a_null_character_is_refused_with_its_place() {
        assertThatThrownBy(() -> tokenizer.encode("a b\0", true)).isInstanceOf(InscapeException.class)
                .hasMessageContaining("null character").hasMessageContaining("offset 3");
        assertThatThrownBy(() -> tokenizer.encodeAll(List.of("a", "\0"), true)).isInstanceOf(InscapeException.class)
                .hasMessageContaining("offset 0");
    }

    @Test
    void four_threads_may_share_a_tokenizer() throws ExecutionException, InterruptedException {
        var expected = TEXTS.stream().map(text -> tokenizer.encode(text, true)).toList();
        Callable<List<Encoding>> work = () -> IntStream.range(0, 100 * TEXTS.size())
                .mapToObj(i -> tokenizer.encode(TEXTS.get(i % TEXTS.size()), true)).toList();
        try (var threads = Executors.newFixedThreadPool(4)) {
            var results = new ArrayList<Encoding>();
            for (var result : threads.invokeAll(List.of(work, work, work, work))) {
                results.addAll(result.get());
            }
            for (int i = 0; i < results.size(); i++) {
                requireEqual(results.get(i), expected.get(i % TEXTS.size()));
            }
        }
    }

    /** The library's own batches would end the process here. */
    @Test
    void a_text_that_no_piece_can_spell_is_refused_alone_and_among_others() {
        var json = """
                {"version": "1.0", "added_tokens": [], "pre_tokenizer": {"type": "Whitespace"}, "model": {"type": "WordPiece",
                "unk_token": "[UNK]", "continuing_subword_prefix": "##", "max_input_chars_per_word": 100,
                "vocab": {"hello": 0}}}""";
        try (var unable = Tokenizer.ofJson(json, "no-unk")) {
            assertThat(unable.encode("hello", true).ids()).containsExactly(0);
            assertThatThrownBy(() -> unable.encode("hello world", true)).isInstanceOf(InscapeException.class)
                    .hasMessageStartingWith("the tokenizer no-unk cannot encode the text: ")
                    .hasMessageContaining("[UNK]");
            assertThatThrownBy(() -> unable.encodeAll(List.of("hello", "world"), true))
                    .hasStackTraceContaining("the tokenizer no-unk cannot encode the text");
        }
    }

    /** As Llama 3 has it: the library numbers such tokens by their order. */
    @Test
    void special_tokens_that_the_model_does_not_number_leave_the_others_their_numbers() {
        var token = "{\"id\": %d, \"content\": \"%s\", \"special\": %s, \"single_word\": false, \"lstrip\": false, "
                + "\"rstrip\": false, \"normalized\": false}";
        var json = "{\"version\": \"1.0\", \"added_tokens\": ["
                + String.join(", ", token.formatted(2, "<x>", true), token.formatted(3, "yy", false),
                        token.formatted(4, "<z>", true), token.formatted(1, "b", true))
                + "], \"model\": {\"type\": \"BPE\", \"vocab\": {\"a\": 0, \"b\": 1}, \"merges\": []}}";
        try (var some = Tokenizer.ofJson(json, "some")) {
            assertThat(some.encode("a<x>yyb<z>", true).ids()).containsExactly(0, 2, 3, 1, 4);
            assertThat(some.encodeAsText("a<x>yyb<z>").ids()).containsExactly(0, 3, 1);
            assertThat(some.encode("a<x>", false).ids()).containsExactly(0, 2);
        }
    }

    @Test
    void a_piece_is_found_or_not() {
        assertThat(tokenizer.find("[CLS]")).hasValue(2);
        assertThat(tokenizer.find("no such piece")).isEmpty();
    }

    @Test
    void a_file_that_is_no_tokenizer_is_refused(@TempDir Path directory) throws IOException {
        var missing = directory.resolve("missing.json");
        assertThatThrownBy(() -> Tokenizer.open(missing)).isInstanceOf(InscapeException.class)
                .hasMessage("cannot read the tokenizer " + missing + ": there is no such file");
        var broken = Files.writeString(directory.resolve("broken.json"), "{\"version\": \"1.0\"}");
        assertThatThrownBy(() -> Tokenizer.open(broken)).isInstanceOf(InscapeException.class)
                .hasMessageStartingWith("cannot read the tokenizer " + broken + ": ");
    }
}
