package dev.inscape.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OffsetsTest {

    private final Tokenizer tokenizer = SmallTokenizer.open();

    @AfterEach
    void close() {
        tokenizer.close();
    }

    private Encoding cut(String text, String... spans) {
        var encoding = tokenizer.encode(text, true);
        assertThat(SmallTokenizer.spans(text, encoding)).containsExactly(spans);
        return encoding;
    }

    @Test
    void words_and_their_parts_are_cut_out_of_the_text() {
        var encoding = cut("Hello, Tokenizations!", "Hello", ",", "Token", "ization", "s", "!");
        assertThat(encoding.pieces()).containsExactly("[CLS]", "hello", ",", "token", "##ization", "##s", "!", "[SEP]");
        assertThat(encoding.starts()).containsExactly(0, 0, 5, 7, 12, 19, 20, 0);
        assertThat(encoding.ends()).containsExactly(0, 5, 6, 12, 19, 20, 21, 0);
    }

    @Test
    void an_emoji_counts_two_units() {
        var encoding = cut("🙂 hello 🙂 world", "🙂", "hello", "🙂", "world");
        assertThat(encoding.starts()).containsExactly(0, 0, 3, 9, 12, 0);
        assertThat(encoding.ends()).containsExactly(0, 2, 8, 11, 17, 0);
    }

    @Test
    void a_family_joined_by_invisible_characters_is_cut_at_its_people() {
        var encoding = cut("a 👩\u200d👩\u200d👧 b", "a", "👩", "👩", "👧", "b");
        assertThat(encoding.pieces()).containsExactly("[CLS]", "a", "👩", "##👩", "##👧", "b", "[SEP]");
        assertThat(encoding.starts()).containsExactly(0, 0, 2, 5, 8, 11, 0);
    }

    @Test
    void an_unknown_word_of_wide_characters_is_one_span() {
        var encoding = cut("hello 🦊🦊 world", "hello", "🦊🦊", "world");
        assertThat(encoding.pieces()).containsExactly("[CLS]", "hello", "[UNK]", "world", "[SEP]");
    }

    @Test
    void accents_that_the_normaliser_strips_stay_in_the_span() {
        assertThat(cut("Café naïve Über world", "Café", "naïve", "Über", "world").pieces())
                .containsExactly("[CLS]", "cafe", "naive", "uber", "world", "[SEP]");
    }

    @Test
    void combining_marks_shift_nothing_behind_them() {
        assertThat(cut("nai\u0308ve world", "nai\u0308ve", "world").pieces())
                .containsExactly("[CLS]", "naive", "world", "[SEP]");
        assertThat(cut("e\u0301\u0302 a", "e", "a").pieces()).containsExactly("[CLS]", "e", "a", "[SEP]");
    }

    /** As in Hugging Face's own library: a span ends with the last character that the normaliser kept. */
    @Test
    void combining_marks_at_the_end_of_a_word_lie_behind_its_span() {
        var encoding = cut("cafe\u0301 world", "cafe", "world");
        assertThat(encoding.starts()).containsExactly(0, 0, 6, 0);
    }

    @Test
    void each_chinese_character_is_a_token() {
        cut("中文,hello中", "中", "文", ",", "hello", "中");
    }

    @Test
    void tabs_and_line_ends_are_spaces() {
        cut("\thello\r\n\n  world\n", "hello", "world");
        cut(" \n\t ");
    }

    @Test
    void offsets_are_right_behind_many_wide_characters() {
        cut("🙂".repeat(3) + " " + "🙂 中 ".repeat(100) + "world",
                ("🙂🙂🙂 " + "🙂 中 ".repeat(100) + "world").split(" "));
    }
}
