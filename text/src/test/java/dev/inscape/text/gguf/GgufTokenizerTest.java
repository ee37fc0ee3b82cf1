package dev.inscape.text.gguf;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Ids equal llama.cpp's, for each way to cut that it knows and we support. */
class GgufTokenizerTest {

    static List<GgufGolden.Case> cases() {
        return GgufGolden.cases();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void every_text_has_the_ids_that_llama_cpp_gives_it(GgufGolden.Case golden) {
        try (var tokenizer = GgufTokenizer.open(golden.vocabulary(), golden.toString())) {
            for (int i = 0; i < GgufGolden.TEXTS.size(); i++) {
                var text = GgufGolden.TEXTS.get(i);
                assertThat(tokenizer.encode(text, false).ids()).as("%d: %s", i, text).containsExactly(golden.ids(i));
                assertThat(tokenizer.encode(text, true).ids()).as("%d: %s", i, text)
                        .containsExactly(golden.idsWithSpecial(i));
                assertThat(tokenizer.encodeAsText(text).ids()).as("%d: %s", i, text)
                        .containsExactly(golden.idsAsText(i));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void a_text_comes_back_from_its_ids(GgufGolden.Case golden) {
        try (var tokenizer = GgufTokenizer.open(golden.vocabulary(), golden.toString())) {
            for (int i = 0; i < GgufGolden.TEXTS.size(); i++) {
                assertThat(tokenizer.decode(golden.ids(i), true)).as("text %d", i).isEqualTo(golden.decoded(i));
            }
        }
    }
}
