package dev.inscape.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.inscape.InscapeException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TokenizerDirectoryTest {

    @TempDir private Path directory;

    private void write(String file, String content) throws IOException {
        Files.writeString(directory.resolve(file), content);
    }

    private static JsonNode model(String name) throws IOException {
        return new ObjectMapper().readTree(GoldenTokenizers.json(name)).path("model");
    }

    private void writeVocabularyAndMerges(String name) throws IOException {
        write("vocab.json", model(name).path("vocab").toString());
        write("merges.txt", StreamSupport.stream(model(name).path("merges").spliterator(), false)
                .map(merge -> merge.get(0).textValue() + " " + merge.get(1).textValue())
                .collect(Collectors.joining("\n", "#version: 0.2\n", "\n")));
    }

    private void writeWords(String name) throws IOException {
        var pieces = new ArrayList<String>(Collections.nCopies(model(name).path("vocab").size(), ""));
        model(name).path("vocab").properties()
                .forEach(entry -> pieces.set(entry.getValue().intValue(), entry.getKey()));
        write("vocab.txt", String.join("\n", pieces) + "\n");
    }

    private void requireEqual(String name) {
        try (var tokenizer = Tokenizer.open(directory)) {
            for (int i = 0; i < GoldenTokenizers.TEXTS.size(); i++) {
                assertThat(tokenizer.encode(GoldenTokenizers.TEXTS.get(i), true)).as(GoldenTokenizers.TEXTS.get(i))
                        .isEqualTo(GoldenTokenizers.encoding(tokenizer, name, i));
            }
        }
    }

    @Test
    void a_directory_with_tokenizer_json_is_opened() throws IOException {
        write("tokenizer.json", GoldenTokenizers.json("llama2"));
        requireEqual("llama2");
    }

    @Test
    void gpt2s_two_files_make_the_tokenizer_that_its_json_makes() throws IOException {
        writeVocabularyAndMerges("gpt2");
        requireEqual("gpt2");
        write("tokenizer_config.json", "{\"tokenizer_class\": \"GPT2Tokenizer\"}");
        requireEqual("gpt2");
        try (var tokenizer = Tokenizer.open(directory)) {
            assertThat(tokenizer.specialTokens().eos()).contains(new SpecialTokens.Token("<|endoftext|>", 0));
        }
    }

    @Test
    void robertas_two_files_are_told_by_their_pieces_or_by_their_class() throws IOException {
        writeVocabularyAndMerges("roberta");
        requireEqual("roberta");
        write("tokenizer_config.json", "{\"tokenizer_class\": \"RobertaTokenizerFast\"}");
        requireEqual("roberta");
    }

    @Test
    void berts_list_of_words_makes_the_tokenizer_that_its_json_makes() throws IOException {
        writeWords("bert-cased");
        write("tokenizer_config.json", "{\"tokenizer_class\": \"BertTokenizer\", \"do_lower_case\": false}");
        requireEqual("bert-cased");
    }

    @Test
    void berts_list_of_words_is_lower_case_unless_its_configuration_says_otherwise() throws IOException {
        writeWords("minilm");
        requireEqual("minilm");
    }

    @Test
    void a_class_whose_files_cannot_be_converted_is_refused_with_what_is_there() throws IOException {
        writeVocabularyAndMerges("qwen2");
        write("tokenizer_config.json", "{\"tokenizer_class\": \"Qwen2Tokenizer\"}");
        assertThatThrownBy(() -> Tokenizer.open(directory)).isInstanceOf(InscapeException.class)
                .hasMessageStartingWith("cannot read the tokenizer " + directory + ": it has no tokenizer.json, and of "
                        + "vocab.json, merges.txt, tokenizer_config.json (class Qwen2Tokenizer) none can be made");
    }

    @Test
    void a_directory_without_a_tokenizer_is_refused_with_what_is_there() throws IOException {
        assertThatThrownBy(() -> Tokenizer.open(directory)).isInstanceOf(InscapeException.class)
                .hasMessageContaining("it has no tokenizer.json; there is nothing in it");
        write("config.json", "{}");
        assertThatThrownBy(() -> Tokenizer.open(directory)).hasMessageContaining("there is only config.json");
        write("tokenizer.model", "x");
        assertThatThrownBy(() -> Tokenizer.open(directory))
                .hasMessageContaining("and of tokenizer.model none can be made");
    }

    @Test
    void vocabularies_without_the_tokens_around_every_text_are_refused() throws IOException {
        write("vocab.txt", "a\n[UNK]\n[SEP]\n");
        assertThatThrownBy(() -> Tokenizer.open(directory)).isInstanceOf(InscapeException.class)
                .hasMessageContaining("no \"[CLS]\"");
    }

    @Test
    void broken_files_are_refused_by_name() throws IOException {
        write("tokenizer.json", GoldenTokenizers.json("gpt2"));
        write("tokenizer_config.json", "[1, 2]");
        assertThatThrownBy(() -> Tokenizer.open(directory)).isInstanceOf(InscapeException.class)
                .hasMessageContaining("tokenizer_config.json").hasMessageContaining("no JSON object");
        write("tokenizer_config.json", "{");
        assertThatThrownBy(() -> Tokenizer.open(directory))
                .hasMessageContaining("tokenizer_config.json: it is no JSON");
    }

    @Test
    void a_file_named_by_itself_is_read_with_its_neighbours() throws IOException {
        write("tokenizer.json", GoldenTokenizers.json("llama3"));
        write("special_tokens_map.json", "{\"eos_token\": \"<|eot_id|>\"}");
        for (var source : List.of(directory, directory.resolve("tokenizer.json"))) {
            try (var tokenizer = Tokenizer.open(source)) {
                assertThat(tokenizer.specialTokens().eos()).contains(new SpecialTokens.Token("<|eot_id|>", 2));
            }
        }
    }
}
