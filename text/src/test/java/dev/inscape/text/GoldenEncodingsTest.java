package dev.inscape.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Ids, pieces, offsets and decoded texts equal those of Python's library, for the tokenizer of a real model and for a small
 * one of each family. The expected values come from oracle/tokenizer_encodings.py.
 */
class GoldenEncodingsTest {

    private static final List<String> TEXTS = GoldenTokenizers.TEXTS;

    static List<String> tokenizers() {
        return GoldenTokenizers.names();
    }

    @ParameterizedTest
    @MethodSource("tokenizers")
    void every_text_is_cut_as_python_cuts_it(String name) {
        try (var tokenizer = GoldenTokenizers.open(name)) {
            for (int i = 0; i < TEXTS.size(); i++) {
                assertThat(tokenizer.encode(TEXTS.get(i), true)).as(TEXTS.get(i))
                        .isEqualTo(GoldenTokenizers.encoding(tokenizer, name, i));
                assertThat(tokenizer.encode(TEXTS.get(i), false).ids()).as(TEXTS.get(i))
                        .containsExactly(GoldenTokenizers.idsWithoutSpecial(tokenizer, name, i));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("tokenizers")
    void what_looks_like_a_special_token_is_text_where_it_is_asked_for(String name) {
        try (var tokenizer = GoldenTokenizers.open(name)) {
            int different = 0;
            for (int i = 0; i < TEXTS.size(); i++) {
                var asText = GoldenTokenizers.golden(name, i).path("as_text");
                different += asText.isMissingNode() ? 0 : 1;
                assertThat(tokenizer.encodeAsText(TEXTS.get(i)).ids()).as(TEXTS.get(i))
                        .containsExactly(asText.isMissingNode()
                                ? GoldenTokenizers.idsWithoutSpecial(tokenizer, name, i)
                                : GoldenTokenizers.longs(asText));
            }
            assertThat(different).isPositive();
        }
    }

    @ParameterizedTest
    @MethodSource("tokenizers")
    void all_texts_at_once_are_cut_as_each_alone(String name) {
        try (var tokenizer = GoldenTokenizers.open(name)) {
            assertThat(tokenizer.encodeAll(TEXTS, true)).isEqualTo(IntStream.range(0, TEXTS.size())
                    .mapToObj(i -> GoldenTokenizers.encoding(tokenizer, name, i)).toList());
        }
    }

    @ParameterizedTest
    @MethodSource("tokenizers")
    void every_text_comes_back_as_python_decodes_it(String name) {
        try (var tokenizer = GoldenTokenizers.open(name)) {
            for (int i = 0; i < TEXTS.size(); i++) {
                var golden = GoldenTokenizers.golden(name, i);
                var ids = GoldenTokenizers.longs(golden.path("ids"));
                assertThat(tokenizer.decode(ids)).as(TEXTS.get(i))
                        .isEqualTo(golden.path("decoded").asText(TEXTS.get(i)));
                assertThat(tokenizer.decode(ids, true)).as(TEXTS.get(i))
                        .isEqualTo(golden.path("decoded_special").asText(TEXTS.get(i)));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("tokenizers")
    void the_vocabulary_knows_every_piece_by_its_number(String name) {
        try (var tokenizer = GoldenTokenizers.open(name)) {
            assertThat(tokenizer.vocabularySize())
                    .isEqualTo(GoldenTokenizers.GOLDEN.at("/tokenizers/" + name + "/vocabulary").intValue());
            for (long id = 0; id < tokenizer.vocabularySize(); id++) {
                assertThat(tokenizer.id(tokenizer.piece(id))).isEqualTo(id);
            }
        }
    }
}
