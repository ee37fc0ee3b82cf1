package dev.inscape.model.branch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.inscape.UsageException;
import dev.inscape.model.LoadOptions;
import dev.inscape.model.Model;
import dev.inscape.model.Models;
import dev.inscape.model.site.Site;
import dev.inscape.model.site.Tap;
import dev.inscape.tensor.DType;
import dev.inscape.tensor.Scope;
import dev.inscape.tensor.Tensor;
import dev.inscape.tensor.Tensors;
import dev.inscape.text.Encoding;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A run that leaves another one ends where the whole run under the same change ends. */
class BranchTest {

    /** Longer than the windows of the families that have some. */
    private static final Encoding TEXT = Encoding.ofIds(9, 14, 9, 31, 8, 22, 40, 17, 3, 9, 33, 12, 5);
    private static final int TOKENS = TEXT.length();

    private static Model open(String family) {
        return Models.load("src/test/resources/dev/inscape/model/family/" + family,
                LoadOptions.DEFAULT.in(DType.FLOAT64));
    }

    @ParameterizedTest
    @ValueSource(strings = {"llama3", "gemma2", "mistral", "pythia", "qwen3", "gpt2", "opt", "qwen2-window"})
    void branches_end_where_whole_runs_under_the_same_change_end(String family) {
        long tensors = Scope.liveTensors();
        try (var model = open(family); var scope = Scope.open()) {
            var trunk = model.trunk(TEXT);
            var first = new int[]{0, 4, TOKENS - 1, 4, 9};
            for (int layer = 0; layer < model.shape().layers(); layer++) {
                var branches = new Branches(trunk, layer, first);
                var changes = changes(first.length, model.shape().width(), 5 + layer);
                var stream = branches.start();
                for (int i = 0; i < first.length; i++) {
                    branches.packing().rowsOf(i, stream).select(0, 0).addInPlace(changes.select(0, i), 1);
                }
                var logits = model.branch(branches, stream, Tap.NONE);
                for (int i = 0; i < first.length; i++) {
                    var expected = whole(model, new Site.ResidualPre(layer), first[i], changes.select(0, i));
                    assertThat(logits.select(0, i).toDoubles()).as("layer %d, branch %d", layer, i)
                            .containsExactly(expected, within(1e-11));
                }
            }
        }
        assertThat(Scope.liveTensors()).isEqualTo(tensors);
    }

    @Test
    void a_tap_sees_the_rows_of_the_branches() {
        try (var model = open("llama3"); var scope = Scope.open()) {
            var branches = new Branches(model.trunk(TEXT), 1, new int[]{6, 2});
            var change = changes(1, model.shape().width(), 3).select(0, 0);
            var site = new Site.AttentionOut(1);
            var tap = Tap.at(site, (_, value, context) -> {
                var changed = value.copy();
                for (int i = 0; i < 2; i++) {
                    int place = 6 - context.packing().before(i); // token 6 of both
                    context.packing().rowsOf(i, changed).select(0, place).addInPlace(change, 1);
                }
                return changed;
            });
            var expected = whole(model, site, 6, change);
            var logits = model.branch(branches, branches.start(), tap);
            for (int i = 0; i < 2; i++) {
                assertThat(logits.select(0, i).toDoubles()).containsExactly(expected, within(1e-11));
            }
        }
    }

    @Test
    void what_lies_below_a_branch_is_refused() {
        try (var model = open("llama3"); var scope = Scope.open()) {
            var trunk = model.trunk(TEXT);
            var branches = new Branches(trunk, 1, new int[]{2});
            var tap = Tap.at(new Site.MlpOut(0), (_, value, _) -> value);
            assertThatThrownBy(() -> model.branch(branches, branches.start(), tap)).isInstanceOf(UsageException.class)
                    .hasMessage("a run that leaves another one at block 1 has no site blocks.0.hook_mlp_out");
            assertThatThrownBy(() -> new Branches(trunk, 1, new int[]{TOKENS})).isInstanceOf(UsageException.class)
                    .hasMessageContaining("0 to 12");
            assertThatThrownBy(() -> new Branches(trunk, 99, new int[]{0})).isInstanceOf(UsageException.class)
                    .hasMessageContaining("block 99");
        }
    }

    private static Tensor changes(int count, int width, long seed) {
        var values = new Random(seed).doubles((long) count * width, -1, 1).toArray();
        return Tensors.of(values, count, width);
    }

    /** The logits of the last token where one token is changed at a site, by a run of all tokens through all blocks. */
    private static double[] whole(Model model, Site site, int token, Tensor change) {
        try (var scope = Scope.open()) {
            var tap = Tap.at(site, (_, value, _) -> {
                var changed = value.copy();
                changed.select(0, token).addInPlace(change, 1);
                return changed;
            });
            var logits = model.capture(List.of(TEXT), new Site.Logits(), tap).at(new Site.Logits());
            var all = logits.toDoubles();
            return Arrays.copyOfRange(all, all.length - model.shape().vocabulary(), all.length);
        }
    }
}
