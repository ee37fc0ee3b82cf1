package dev.inscape.model.part;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inscape.tensor.DType;
import dev.inscape.tensor.Scope;
import dev.inscape.tensor.Tensors;
import org.junit.jupiter.api.Test;

/** What is hidden, entry by entry, and what depends on distances, against their definitions. */
class VisibilityTest {

    @Test
    void a_mask_hides_the_future_and_what_lies_outside_of_the_window() {
        for (boolean causal : new boolean[]{true, false}) {
            for (int window : new int[]{0, 1, 2, 4, 9}) {
                for (int queries : new int[]{1, 3, 7}) {
                    require(new Visibility(queries, 7, window, causal));
                }
            }
        }
    }

    private static void require(Visibility seen) {
        try (var scope = Scope.open()) {
            var mask = seen.mask();
            assertThat(mask.shape()).containsExactly(seen.queries(), seen.keys());
            var found = mask.toFloats();
            boolean some = false;
            for (int query = 0; query < seen.queries(); query++) {
                int place = seen.keys() - seen.queries() + query;
                for (int key = 0; key < seen.keys(); key++) {
                    boolean future = seen.causal() && key > place;
                    boolean far = seen.window() > 0 && (place - key >= seen.window() || key - place >= seen.window());
                    assertThat(found[query * seen.keys() + key]).as(seen + " " + query + " " + key)
                            .isEqualTo(future || far ? Float.NEGATIVE_INFINITY : 0);
                    some |= future || far;
                }
            }
            assertThat(seen.hidesSome() || !some).as(seen.toString()).isTrue();
        }
    }

    /** All pairs of 3,000 tokens: 36 MB, and none of them on the heap. */
    @Test
    void a_relative_bias_of_a_long_text_is_that_of_its_distances() {
        long bytes = Scope.liveBytes();
        try (var scope = Scope.open()) {
            var bias = new RelativeBias(Tensors.range(0, 32).to(DType.FLOAT32).reshape(32, 1), 128).of(3000);
            assertThat(bias.shape()).containsExactly(1, 3000, 3000);
            assertThat(Scope.liveBytes() - bytes).isLessThan(37_000_000);
            // Buckets of T5's own function: 16 to either side, exact below 8, then by powers up to 128.
            for (var each : new int[][]{{0, 0, 0}, {5, 5, 0}, {2999, 2992, 7}, {0, 7, 23}, {1, 9, 24}, {20, 0, 10},
                    {0, 127, 31}, {2999, 0, 15}, {0, 2999, 31}, {100, 60, 12}}) {
                assertThat(bias.select(0, 0).select(0, each[0]).select(0, each[1]).item())
                        .as("from " + each[0] + " to " + each[1]).isEqualTo(each[2]);
            }
        }
    }
}
