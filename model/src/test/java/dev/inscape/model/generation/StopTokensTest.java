package dev.inscape.model.generation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.inscape.InscapeException;
import dev.inscape.hub.found.AdapterModel;
import dev.inscape.hub.found.DirectoryModel;
import dev.inscape.hub.found.GgufModel;
import dev.inscape.hub.found.ModelFiles;
import dev.inscape.text.SpecialRole;
import dev.inscape.text.Tokenizer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StopTokensTest {

    @TempDir private Path place;

    @Test
    void generationConfigNamesOneOrSeveral() throws IOException {
        assertThat(ids(directory("{\"eos_token_id\": 3}", "{\"eos_token_id\": 5}"), "a", "b")).containsExactly(3);
        assertThat(ids(directory("{\"eos_token_id\": [6, 4]}", "{\"eos_token_id\": 5}"), "a")).containsExactly(4, 6);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"eos_token_id\": null}", "{\"eos_token_id\": []}", "none"})
    void withoutOneThereConfigNamesThem(String generation) throws IOException {
        assertThat(ids(directory(generation, "{\"eos_token_id\": [5, 2]}"), "a")).containsExactly(2, 5);
        assertThat(ids(directory(generation, "{\"text_config\": {\"eos_token_id\": 7}}"), "a")).containsExactly(7);
    }

    @Test
    void theTokenizersEndOfTextCountsBesides() throws IOException {
        var vocabulary = List.of("a", "b", "<end>");

        assertThat(ids(directory("{\"eos_token_id\": 1}", "{}"), "<end>", vocabulary)).containsExactly(1, 2);
    }

    @Test
    void theBaseOfAnAdapterNamesThem() throws IOException {
        var base = directory("{\"eos_token_id\": 9}", "{}");

        assertThat(ids(new AdapterModel("mine", place, base), "a")).containsExactly(9);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "\"<eos>\"", "2.5", "[1, null]", "{\"a\": 1}", "99999999999"})
    void whatIsNoIdIsAnError(String value) throws IOException {
        var files = directory("{\"eos_token_id\": " + value + "}", "{}");

        assertThatThrownBy(() -> ids(files, "a")).isInstanceOf(InscapeException.class)
                .hasMessageContaining("\"eos_token_id\" in " + place.resolve("generation_config.json"))
                .hasMessageContaining("not a token's id, or a list of them");
    }

    @Test
    void aGgufFileNamesThemByKeysAndBySpellings() {
        var file = SmallGguf.write(place.resolve("a.gguf"), Map.of("tokenizer.ggml.eos_token_id", 1,
                "tokenizer.ggml.eot_token_id", 4, "tokenizer.ggml.eom_token_id", 77));

        assertThat(ids(gguf(file), "a", "b", "c", "<end_of_turn>", "e", "f")).containsExactly(1, 3, 4);
    }

    @Test
    void aPartOfAMessageEndsNothing() {
        var file = SmallGguf.write(place.resolve("a.gguf"), Map.of());

        assertThat(ids(gguf(file), "a", "<|end|>")).containsExactly(1);
        assertThat(ids(gguf(file), "<|return|>", "<|end|>", "<|call|>")).containsExactly(0, 2);
    }

    @Test
    void spellingsDoNotCountBesideSafetensors() throws IOException {
        assertThat(ids(directory("none", "{}"), "a", "<|im_end|>")).isEmpty();
    }

    @Test
    void othersAreAdded() throws IOException {
        var files = directory("{\"eos_token_id\": 1}", "{}");
        try (var tokenizer = tokenizer(List.of("a"), "")) {
            var tokens = StopTokens.of(files, tokenizer).with(Set.of(12, 1));

            assertThat(tokens.ids()).containsExactly(1, 12);
            assertThat(tokens.contains(12)).isTrue();
            assertThat(tokens.contains(2)).isFalse();
        }
    }

    @Test
    void samplingIsSuggestedAsTransformersReadsIt() throws IOException {
        assertThat(SuggestedSampling.of(directory("none", "{\"temperature\": 3}"))).isEmpty();
        assertThat(SuggestedSampling.of(directory("{\"temperature\": 0.7}", "{}")))
                .contains(Sampling.GREEDY.withTopK(50));
        assertThat(SuggestedSampling.of(directory("""
                {"do_sample": true, "temperature": 0.7, "top_p": 0.8, "top_k": 20, "repetition_penalty": 1.05,
                 "min_p": null}""", "{}"))).contains(new Sampling(0.7, 20, 0.8, 0, 1.05, 0));
        assertThat(SuggestedSampling.of(directory("{\"do_sample\": true}", "{}")))
                .contains(new Sampling(1, 50, 1, 0, 1, 0));
    }

    @Test
    void aSuggestionThatCannotBeIsAnErrorOfTheFile() throws IOException {
        var unfit = directory("{\"do_sample\": true, \"top_p\": 7}", "{}");

        assertThatThrownBy(() -> SuggestedSampling.of(unfit)).isExactlyInstanceOf(InscapeException.class)
                .hasMessageContaining("generation_config.json: the top-p of sampling is 7.0");
        assertThatThrownBy(() -> SuggestedSampling.of(directory("{\"do_sample\": \"yes\"}", "{}")))
                .hasMessageContaining("\"do_sample\" in").hasMessageContaining("is \"yes\", not true or false");
    }

    @Test
    void aGgufFileSuggestsSampling() {
        var silent = SmallGguf.write(place.resolve("a.gguf"), Map.of("tokenizer.ggml.eos_token_id", 1));
        var file = SmallGguf.write(place.resolve("b.gguf"),
                Map.of("general.sampling.temp", 0.75f, "general.sampling.top_k", 64));

        assertThat(SuggestedSampling.of(gguf(silent))).isEmpty();
        assertThat(SuggestedSampling.of(gguf(file))).isEqualTo(Optional.of(new Sampling(0.75, 64, 1, 0, 1, 0)));
    }

    private ModelFiles directory(String generation, String config) throws IOException {
        var file = place.resolve("generation_config.json");
        Files.deleteIfExists(file);
        if (!generation.equals("none")) {
            Files.writeString(file, generation);
        }
        return new DirectoryModel("mine", place, new ObjectMapper().readTree(config));
    }

    private static ModelFiles gguf(Path file) {
        return new GgufModel("mine", file, new ObjectMapper().createObjectNode());
    }

    private static Iterable<Integer> ids(ModelFiles files, String... vocabulary) {
        return ids(files, "", List.of(vocabulary));
    }

    private static Iterable<Integer> ids(ModelFiles files, String eos, List<String> vocabulary) {
        try (var tokenizer = tokenizer(vocabulary, eos)) {
            return StopTokens.of(files, tokenizer).ids();
        }
    }

    private static Tokenizer tokenizer(List<String> vocabulary, String eos) {
        var entries = IntStream.range(0, vocabulary.size()).mapToObj(id -> "\"" + vocabulary.get(id) + "\": " + id)
                .collect(Collectors.joining(", "));
        return Tokenizer.ofJson("""
                {"version": "1.0", "truncation": null, "padding": null, "added_tokens": [], "normalizer": null,
                 "pre_tokenizer": {"type": "Whitespace"}, "post_processor": null, "decoder": null,
                 "model": {"type": "WordLevel", "vocab": {%s}, "unk_token": "a"}}""".formatted(entries), "small",
                Map.of(SpecialRole.EOS, eos));
    }
}
