package dev.inscape.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.inscape.InscapeException;
import java.util.List;
import org.junit.jupiter.api.Test;

class EncodingTest {

    private static final Encoding FIVE = new Encoding(new long[]{2, 5, 6, 7, 3},
            List.of("[CLS]", "hello", "world", "cafe", "[SEP]"), new int[]{0, 0, 6, 12, 0}, new int[]{0, 5, 11, 16, 0},
            new boolean[]{true, false, false, false, true});

    @Test
    void cutting_takes_the_last_of_the_text_and_keeps_the_closing_token() {
        var cut = FIVE.truncated(4);
        assertThat(cut.length()).isEqualTo(4);
        assertThat(cut.ids()).containsExactly(2, 5, 6, 3);
        assertThat(cut.pieces()).containsExactly("[CLS]", "hello", "world", "[SEP]");
        assertThat(cut.starts()).containsExactly(0, 0, 6, 0);
        assertThat(cut.ends()).containsExactly(0, 5, 11, 0);
        assertThat(cut.special()).containsExactly(true, false, false, true);
        assertThat(FIVE.truncated(3).pieces()).containsExactly("[CLS]", "hello", "[SEP]");
    }

    @Test
    void what_is_short_enough_is_left_alone() {
        assertThat(FIVE.truncated(5)).isSameAs(FIVE);
        assertThat(FIVE.truncated(Integer.MAX_VALUE)).isSameAs(FIVE);
    }

    @Test
    void cutting_that_leaves_nothing_of_the_text_is_refused() {
        for (int length = 0; length <= 2; length++) {
            int tokens = length;
            assertThatThrownBy(() -> FIVE.truncated(tokens)).isInstanceOf(InscapeException.class)
                    .hasMessage("nothing of the text is left in " + tokens + " tokens beside 2 special ones");
        }
        assertThatThrownBy(() -> Encoding.ofIds(1, 2).truncated(0)).isInstanceOf(InscapeException.class);
    }

    @Test
    void an_encoding_without_special_tokens_is_cut_at_its_end() {
        assertThat(Encoding.ofIds(4, 5, 6).truncated(1).ids()).containsExactly(4);
    }

    @Test
    void bare_ids_are_shown_as_numbers_and_claim_no_place() {
        var given = new long[]{7, 101};
        var encoding = Encoding.ofIds(given);
        given[0] = 8;
        assertThat(encoding.ids()).containsExactly(7, 101);
        assertThat(encoding.pieces()).containsExactly("#7", "#101");
        assertThat(encoding.starts()).containsExactly(0, 0);
        assertThat(encoding.ends()).containsExactly(0, 0);
        assertThat(encoding.special()).containsExactly(false, false);
        assertThat(Encoding.ofIds().length()).isZero();
    }

    @Test
    void lists_of_different_lengths_are_refused() {
        assertThatThrownBy(() -> new Encoding(new long[2], List.of("a"), new int[2], new int[2], new boolean[2]))
                .isInstanceOf(InscapeException.class).hasMessageContaining("2 ids cannot have 1 pieces");
    }
}
