package dev.inscape.lab.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class BatchesTest {

    private static List<List<Integer>> batches(List<Integer> lengths, int tokensAtMost) {
        return Batches.of(lengths.size(), lengths::get, tokensAtMost);
    }

    private static int tokens(List<Integer> batch, List<Integer> lengths) {
        return batch.stream().mapToInt(lengths::get).sum();
    }

    @Test
    void texts_are_batched_from_the_shortest_to_the_longest() {
        assertThat(batches(List.of(9, 3, 5, 3, 20, 4), 10))
                .containsExactly(List.of(1, 3, 5), List.of(2), List.of(0), List.of(4));
        assertThat(batches(List.of(), 10)).isEmpty();
    }

    @Property
    void every_text_is_in_one_batch_and_none_is_shorter_than_one_before(
            @ForAll @Size(max = 60) List<@IntRange(min = 1, max = 50) Integer> lengths,
            @ForAll @IntRange(min = 1, max = 120) int tokensAtMost) {
        var order = batches(lengths, tokensAtMost).stream().flatMap(List::stream).toList();

        assertThat(order).containsExactlyInAnyOrderElementsOf(IntStream.range(0, lengths.size()).boxed().toList());
        assertThat(order.stream().map(lengths::get)).isSorted();
    }

    @Property
    void a_batch_keeps_to_the_limit_and_could_not_take_one_more(
            @ForAll @Size(min = 1, max = 60) List<@IntRange(min = 1, max = 50) Integer> lengths,
            @ForAll @IntRange(min = 1, max = 120) int tokensAtMost) {
        var batches = batches(lengths, tokensAtMost);

        assertThat(batches).allMatch(batch -> batch.size() == 1 || tokens(batch, lengths) <= tokensAtMost);
        for (int i = 0; i + 1 < batches.size(); i++) {
            int next = lengths.get(batches.get(i + 1).getFirst());
            assertThat(tokens(batches.get(i), lengths) + next).isGreaterThan(tokensAtMost);
        }
    }
}
