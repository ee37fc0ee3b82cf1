package dev.inscape.text;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Ids, pieces, offsets and decoded texts equal those of Python's library: for the tokenizer of a real model, for one that
 * cuts bytes, and for one that keeps spaces. The expected values come from oracle/tokenizer_encodings.py.
 */
class GoldenEncodingsTest {

    private static final JsonNode GOLDEN = golden();
    private static final List<String> TEXTS = strings(GOLDEN.path("texts"));

    @TempDir private Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"minilm", "byte-level", "unigram"})
    void every_text_is_cut_as_python_cuts_it(String name) throws IOException {
        try (var tokenizer = open(name)) {
            for (int i = 0; i < TEXTS.size(); i++) {
                assertThat(tokenizer.encode(TEXTS.get(i), true)).as(TEXTS.get(i)).isEqualTo(expected(name, i));
                assertThat(tokenizer.encode(TEXTS.get(i), false).ids()).as(TEXTS.get(i))
                        .containsExactly(longs(golden(name, i).path("without_special")));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"minilm", "byte-level", "unigram"})
    void all_texts_at_once_are_cut_as_each_alone(String name) throws IOException {
        try (var tokenizer = open(name)) {
            assertThat(tokenizer.encodeAll(TEXTS, true))
                    .isEqualTo(IntStream.range(0, TEXTS.size()).mapToObj(i -> expected(name, i)).toList());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"minilm", "byte-level", "unigram"})
    void every_text_comes_back_as_python_decodes_it(String name) throws IOException {
        try (var tokenizer = open(name)) {
            for (int i = 0; i < TEXTS.size(); i++) {
                assertThat(tokenizer.decode(longs(golden(name, i).path("ids")))).as(TEXTS.get(i))
                        .isEqualTo(golden(name, i).path("decoded").textValue());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"minilm", "byte-level", "unigram"})
    void the_vocabulary_knows_every_piece_by_its_number(String name) throws IOException {
        try (var tokenizer = open(name)) {
            assertThat(tokenizer.vocabularySize())
                    .isEqualTo(GOLDEN.at("/tokenizers/" + name + "/vocabulary").intValue());
            for (int i = 0; i < TEXTS.size(); i++) {
                var encoding = expected(name, i);
                for (int token = 0; token < encoding.length(); token++) {
                    long id = encoding.ids()[token];
                    assertThat(tokenizer.id(tokenizer.piece(id))).isEqualTo(id);
                    if (encoding.special()[token] || !name.equals("unigram")) {
                        assertThat(tokenizer.piece(id)).isEqualTo(encoding.pieces().get(token));
                    }
                }
            }
        }
    }

    private Tokenizer open(String name) throws IOException {
        var resource = name.equals("minilm") ? "/all-minilm-l6-v2-tokenizer.json" : name + ".json";
        try (var in = GoldenEncodingsTest.class.getResourceAsStream(resource)) {
            var file = directory.resolve(name + ".json");
            Files.write(file, Objects.requireNonNull(in, resource).readAllBytes());
            return Tokenizer.open(file);
        }
    }

    private static JsonNode golden(String name, int text) {
        return GOLDEN.at("/tokenizers/" + name + "/encodings/" + text);
    }

    private static Encoding expected(String name, int text) {
        var golden = golden(name, text);
        var ids = longs(golden.path("ids"));
        var special = new boolean[ids.length];
        for (long token : longs(golden.path("special"))) {
            special[(int) token] = true;
        }
        return new Encoding(ids, strings(golden.path("pieces")), ints(golden.path("starts")), ints(golden.path("ends")),
                special);
    }

    private static JsonNode golden() {
        try (var in = GoldenEncodingsTest.class.getResourceAsStream("golden-encodings.json")) {
            return new ObjectMapper().readTree(in);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> strings(JsonNode array) {
        var strings = new ArrayList<String>();
        array.forEach(element -> strings.add(element.textValue()));
        return strings;
    }

    private static long[] longs(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).mapToLong(JsonNode::longValue).toArray();
    }

    private static int[] ints(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).mapToInt(JsonNode::intValue).toArray();
    }
}
