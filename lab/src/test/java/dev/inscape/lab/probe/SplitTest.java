package dev.inscape.lab.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.inscape.InscapeException;
import dev.inscape.UsageException;
import dev.inscape.lab.states.Labels;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class SplitTest {

    /** Groups of 1 to 9 rows; class 2 is rare. */
    private static Labels labels(int rows, long seed) {
        var random = new Random(seed);
        var groups = new ArrayList<String>();
        while (groups.size() < rows) {
            var name = "group " + groups.size();
            int size = 1 + random.nextInt(9);
            for (int i = 0; i < size && groups.size() < rows; i++) {
                groups.add(name);
            }
        }
        var classes = IntStream.range(0, rows).map(row -> random.nextInt(10) < 6 ? 0 : random.nextInt(4) < 3 ? 1 : 2)
                .toArray();
        return Labels.of(List.of("a", "b", "c"), classes).groupedBy(groups);
    }

    @Property(tries = 40)
    void every_row_stands_on_one_side_and_no_group_is_cut(@ForAll @IntRange(min = 300, max = 900) int rows,
            @ForAll long seed) {
        var labels = labels(rows, seed);
        var split = Split.byGroup(labels, Split.Shares.DEFAULT, seed);

        assertThat(split.all()).hasSize(rows).doesNotHaveDuplicates();
        assertThat(groups(labels, split.train())).doesNotContainAnyElementsOf(groups(labels, split.validation()))
                .doesNotContainAnyElementsOf(groups(labels, split.test()));
        assertThat(groups(labels, split.validation())).doesNotContainAnyElementsOf(groups(labels, split.test()));
        assertThat(split.train().size() / (double) rows).isCloseTo(0.6, within(0.05));
        assertThat(split.test().size() / (double) rows).isCloseTo(0.2, within(0.05));
        assertThat(share(labels, split.test(), 0)).isCloseTo(share(labels, split.all(), 0), within(0.1));
    }

    @Test
    void the_same_seed_gives_the_same_split_and_another_one_another() {
        var labels = labels(307, 5);
        assertThat(Split.byGroup(labels, Split.Shares.DEFAULT, 1))
                .isEqualTo(Split.byGroup(labels, Split.Shares.DEFAULT, 1))
                .isNotEqualTo(Split.byGroup(labels, Split.Shares.DEFAULT, 2));
    }

    @Test
    void a_class_that_is_missing_on_one_side_is_an_error() {
        var labels = Labels.of(List.of("no", "yes"), 0, 0, 0, 0, 0, 0, 0, 1, 1)
                .groupedBy(List.of("a", "b", "c", "d", "e", "f", "g", "h", "h"));
        assertThatThrownBy(() -> Split.byGroup(labels, Split.Shares.DEFAULT, 1)).isInstanceOf(InscapeException.class)
                .message().startsWith("class \"yes\" has no row in ").doesNotContain("\n");
    }

    @Test
    void splits_that_cannot_be_are_refused() {
        var labels = Labels.of(List.of("no", "yes"), 0, 1, 0, 1, 0, 1);
        assertThatThrownBy(() -> Split.byGroup(labels.groupedBy(List.of("a", "a", "a", "b", "b", "b")),
                Split.Shares.DEFAULT, 1)).hasMessageStartingWith("there are only 2 groups");
        assertThatThrownBy(() -> new Split.Shares(0.5, 0.5, 0)).isInstanceOf(UsageException.class);
        assertThatThrownBy(() -> new Split(List.of(1), List.of(), List.of(2))).isInstanceOf(InscapeException.class);
        var cut = labels.groupedBy(List.of("a", "b", "c", "d", "e", "a"));
        assertThatThrownBy(() -> new Split(List.of(0, 1), List.of(2, 3), List.of(4, 5)).require(cut))
                .hasMessageStartingWith("group \"a\" has rows in training and test");
        assertThatThrownBy(() -> new Split(List.of(0, 1), List.of(2, 3), List.of(4, 6)).require(labels))
                .isInstanceOf(UsageException.class).hasMessageContaining("row 6");
    }

    private static HashSet<String> groups(Labels labels, List<Integer> rows) {
        return new HashSet<>(rows.stream().map(labels.groups()::get).toList());
    }

    private static double share(Labels labels, List<Integer> rows, int label) {
        return rows.stream().filter(row -> labels.ofRows().get(row) == label).count() / (double) rows.size();
    }
}
