package dev.inscape.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.inscape.UsageException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ShuffledBatchesTest {

    private final List<Integer> examples = IntStream.range(0, 23).boxed().toList();

    @Test
    void a_round_shows_each_example_once_at_most_and_the_next_in_another_order() {
        var batches = new ShuffledBatches<>(examples, 5, 3);
        assertThat(batches.perRound()).isEqualTo(4);
        var first = round(batches, 0);
        var second = round(batches, 1);
        assertThat(first).hasSize(20).doesNotHaveDuplicates().isNotEqualTo(second);
        assertThat(second).hasSize(20).doesNotHaveDuplicates();
    }

    private static List<Integer> round(ShuffledBatches<Integer> batches, int round) {
        var seen = new ArrayList<Integer>();
        for (int i = 0; i < batches.perRound(); i++) {
            seen.addAll(batches.at((long) round * batches.perRound() + i));
        }
        return seen;
    }

    @Test
    void a_batch_is_the_same_whenever_it_is_asked_for() {
        var batches = new ShuffledBatches<>(examples, 5, 3);
        var seventeenth = batches.at(17);
        batches.at(2);
        assertThat(new ShuffledBatches<>(examples, 5, 3).at(17)).isEqualTo(seventeenth);
        assertThat(new ShuffledBatches<>(examples, 5, 4).at(17)).isNotEqualTo(seventeenth);
    }

    @Test
    void a_batch_that_is_larger_than_all_examples_is_refused() {
        assertThatThrownBy(() -> new ShuffledBatches<>(examples, 24, 3)).isInstanceOf(UsageException.class)
                .hasMessage("batches of 24 cannot be made of 23 examples");
    }
}
