package dev.inscape.hub.pull;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.inscape.InscapeException;
import dev.inscape.UsageException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class GgufNamesTest {

    private static final List<String> FILES = List.of("README.md", "tiny-Q4_K_M.gguf", "tiny-Q4_K.gguf",
            "tiny.f16.gguf", "Q8_0/tiny-Q8_0.gguf", "mmproj-tiny-f16.gguf", "old/tiny-Q4_K.gguf");

    private static String named(String word) {
        return GgufNames.named("acme/tiny", FILES, word);
    }

    @Test
    void a_word_is_a_file_or_what_its_name_ends_with() {
        assertThat(named("Q4_K_M")).isEqualTo("tiny-Q4_K_M.gguf");
        assertThat(named("q8_0")).isEqualTo("Q8_0/tiny-Q8_0.gguf");
        assertThat(named("F16")).isEqualTo("tiny.f16.gguf");
        assertThat(named("tiny-Q8_0.gguf")).isEqualTo("Q8_0/tiny-Q8_0.gguf");
        assertThat(named("Q8_0/tiny-Q8_0.gguf")).isEqualTo("Q8_0/tiny-Q8_0.gguf");
        assertThat(named("tiny-Q4_K.gguf")).isEqualTo("tiny-Q4_K.gguf");
    }

    @Test
    void what_is_none_of_them_or_several_is_refused_with_those_that_there_are() {
        for (var none : new String[]{"Q2_K", "K_M", "Q4", "mmproj-tiny-f16", ".gguf", "README.md"}) {
            assertThatThrownBy(() -> named(none)).as(none).isInstanceOf(UsageException.class)
                    .hasMessage("\"" + none + "\" is none of the GGUF files of acme/tiny: Q8_0/tiny-Q8_0.gguf, "
                            + "old/tiny-Q4_K.gguf, tiny-Q4_K.gguf, tiny-Q4_K_M.gguf, tiny.f16.gguf");
        }
        assertThatThrownBy(() -> named("q4_k")).isInstanceOf(UsageException.class)
                .hasMessage(
                        "\"q4_k\" is more than one of the GGUF files of acme/tiny: old/tiny-Q4_K.gguf, tiny-Q4_K.gguf");
        assertThatThrownBy(() -> GgufNames.named("acme/tiny", List.of("config.json"), "Q4_0"))
                .isInstanceOf(UsageException.class).hasMessage("acme/tiny has no GGUF file");
    }

    @Test
    void the_only_one_is_that_which_is_here_or_the_only_one_that_there_is() {
        assertThat(GgufNames.only("m", List.of("a.gguf"), Set.of())).isEqualTo("a.gguf");
        assertThat(GgufNames.only("m", List.of("a.gguf", "b.gguf", "c.gguf"), Set.of("b.gguf", "gone.gguf")))
                .isEqualTo("b.gguf");
        assertThatThrownBy(() -> GgufNames.only("m", List.of("x/a.gguf", "b.gguf", "c.gguf"), Set.of("x/a.gguf",
                "b.gguf"))).isInstanceOf(InscapeException.class)
                .hasMessage("m has no weights as safetensors, but several "
                        + "GGUF files; name one, as in m:a.gguf: x/a.gguf, b.gguf");
    }
}
