package dev.inscape.model.packing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.inscape.InscapeException;
import java.util.List;
import org.junit.jupiter.api.Test;

class PackingTest {

    @Test
    void texts_that_go_on_keep_their_numbers_and_count_on() {
        var packing = Packing.continuing(new int[]{3, 0, 1, 3}, new int[]{4, 9, 0, 2});
        assertThat(packing.everyText()).containsExactly(0, 2, 3);
        assertThat(packing.rows()).isEqualTo(7);
        assertThat(packing.firstRow(2)).as("the shortest comes first").isZero();
        assertThat(packing.positions()).containsExactly(0, 4, 5, 6, 2, 3, 4);
        assertThat(packing.pack(List.of(new long[]{31, 32, 33}, new long[0], new long[]{50}, new long[]{41, 42, 43})))
                .containsExactly(50, 31, 32, 33, 41, 42, 43);
        assertThat(packing.continues()).isTrue();
    }

    @Test
    void the_last_tokens_of_some_texts_stand_in_the_order_of_their_numbers() {
        var packing = Packing.continuing(new int[]{3, 0, 1, 3}, new int[]{4, 9, 0, 2});
        assertThat(packing.lastRows(packing.everyText())).containsExactly(3, 0, 6);
        assertThat(packing.lastRows(List.of(0, 3))).containsExactly(3, 6);
        var last = packing.lastTokens(List.of(0, 3));
        assertThat(last.everyText()).containsExactly(0, 3);
        assertThat(last.positions()).containsExactly(6, 4);
        assertThat(last.before(3)).isEqualTo(4);
    }

    @Test
    void what_does_not_fit_together_is_refused() {
        refused(() -> Packing.of(3, 0), "text 1 has no tokens; leave it out of the batch");
        refused(() -> Packing.continuing(new int[]{1, 2}, new int[]{1}),
                "there are 2 lengths of new tokens, but 1 of what came before");
        refused(() -> Packing.continuing(new int[]{2, -1}, new int[]{1, 1}),
                "text 1 cannot have -1 tokens behind 1 others");
        refused(() -> Packing.continuing(new int[]{2, 1}, new int[]{-1, 1}),
                "text 0 cannot have 2 tokens behind -1 others");
        refused(() -> Packing.continuing(new int[]{Integer.MAX_VALUE}, new int[]{1}), "text 0 cannot have 2147483647");
        refused(() -> Packing.of(3, 2).pack(List.of(new long[]{1, 2}, new long[]{3, 4})),
                "there are values for texts of [2, 2] tokens, but the packing has [3, 2]");
    }

    private static void refused(Runnable action, String message) {
        assertThatThrownBy(action::run).isInstanceOf(InscapeException.class).hasMessageStartingWith(message);
    }
}
