package dev.inscape.lab.patch;

import static dev.inscape.model.site.LayerSelection.all;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.inscape.UsageException;
import dev.inscape.lab.TinyModel;
import dev.inscape.lab.tap.Positions;
import dev.inscape.lab.tap.Taps;
import dev.inscape.model.Model;
import dev.inscape.model.site.Site;
import dev.inscape.model.site.SiteSelection;
import dev.inscape.model.site.Sites;
import dev.inscape.model.site.Tap;
import dev.inscape.tensor.Scope;
import dev.inscape.tensor.Tensor;
import dev.inscape.text.Encoding;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A sweep finds what a whole run for each cell finds. */
class PatchingSweepTest {

    /** Longer than the windows of the families that have some; they differ at tokens 3 and 7. */
    private static final Encoding CLEAN = Encoding.ofIds(9, 14, 9, 31, 8, 22, 40, 17, 3, 9, 33, 12, 5);
    private static final Encoding CORRUPTED = Encoding.ofIds(9, 14, 9, 20, 8, 22, 40, 11, 3, 9, 33, 12, 5);
    private static final int TOKENS = CLEAN.length();
    private static final Measure MEASURE = Measure.logitDifference(21, 6);

    @ParameterizedTest
    @ValueSource(strings = {"llama3", "gemma2", "mistral", "gpt2", "qwen3"})
    void every_cell_is_that_of_a_whole_run(String family) {
        long tensors = Scope.liveTensors();
        try (var model = TinyModel.exact(family)) {
            var sweep = PatchingSweep.of(model, CLEAN, CORRUPTED).measure(MEASURE);
            for (var sites : List.of(Sites.residualBefore(all()), Sites.residualAfter(all()), Sites.attentionOut(all()),
                    Sites.mlpOut(all()), Sites.neurons(all()), Sites.headOutput(all()), new Site.ResidualMid(1))) {
                assertEqualsWholeRuns(model, sweep, sites);
            }
        }
        assertThat(Scope.liveTensors()).isEqualTo(tensors);
    }

    private static void assertEqualsWholeRuns(Model model, PatchingSweep sweep, SiteSelection sites) {
        var done = new AtomicInteger();
        var effects = sweep.over(sites).run(done::addAndGet);
        var chosen = sites.in(model.shape());
        assertThat(done).hasValue(chosen.size() * TOKENS);
        try (var scope = Scope.open()) {
            var clean = model.capture(List.of(CLEAN), sites);
            for (int row = 0; row < chosen.size(); row++) {
                for (int token = 0; token < TOKENS; token++) {
                    var tap = Taps.patch(clean).on(Positions.of(token)).at(chosen.get(row));
                    assertThat(effects.values()[row][token]).as("%s, token %d", chosen.get(row).label(), token)
                            .isCloseTo(whole(model, CORRUPTED, tap), within(1e-10));
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"llama3", "gemma2", "pythia"})
    void every_head_is_that_of_a_whole_run(String family) {
        try (var model = TinyModel.exact(family); var scope = Scope.open()) {
            var effects = PatchingSweep.of(model, CLEAN, CORRUPTED).measure(MEASURE).overHeads(all()).run(_ -> {
            });
            var clean = model.capture(List.of(CLEAN), Sites.headOutput(all()));
            for (int layer = 0; layer < model.shape().layers(); layer++) {
                for (int head = 0; head < model.shape().heads(); head++) {
                    var site = new Site.HeadOutput(layer);
                    var theirs = clean.at(site).narrow(1, head, 1);
                    int place = head;
                    var tap = Tap.at(site, (_, value, _) -> {
                        var changed = value.copy();
                        changed.narrow(1, place, 1).copyFrom(theirs);
                        return changed;
                    });
                    assertThat(effects.values()[layer][head]).as("head %d.%d", layer, head)
                            .isCloseTo(whole(model, CORRUPTED, tap), within(1e-10));
                }
            }
        }
    }

    @Test
    void the_ends_of_a_sweep_are_the_prompts_themselves() {
        try (var model = TinyModel.exact("llama3")) {
            var effects = PatchingSweep.of(model, CLEAN, CORRUPTED).measure(MEASURE).over(Sites.residualAfter(all()))
                    .run(_ -> {
                    });
            assertThat(effects.clean()).isCloseTo(whole(model, CLEAN, Tap.NONE), within(1e-10));
            assertThat(effects.corrupted()).isCloseTo(whole(model, CORRUPTED, Tap.NONE), within(1e-10));
            assertThat(Math.abs(effects.clean() - effects.corrupted())).isGreaterThan(1e-3);
            int last = model.shape().layers() - 1;
            assertThat(effects.restored(last, TOKENS - 1)).isCloseTo(1, within(1e-9));
            assertThat(effects.restored(last, 3)).isCloseTo(0, within(1e-9));
            for (int token = 0; token < 3; token++) {
                assertThat(effects.restored(0, token)).as("before the first difference").isZero();
            }
            assertThat(effects.restored(0, 7)).isNotCloseTo(0, within(1e-6));
        }
    }

    @Test
    void values_may_come_from_another_model_of_the_shape() {
        try (var model = TinyModel.exact("llama3");
                var same = TinyModel.exact("llama3");
                var other = TinyModel.exact("gpt2")) {
            var sweep = PatchingSweep.of(model, CLEAN, CORRUPTED).measure(MEASURE);
            var own = sweep.over(Sites.residualAfter(all())).run(_ -> {
            });
            var across = sweep.from(same).over(Sites.residualAfter(all())).run(_ -> {
            });
            for (int row = 0; row < own.rows().size(); row++) {
                assertThat(across.values()[row]).containsExactly(own.values()[row], within(1e-10));
            }
            assertThatThrownBy(() -> sweep.from(other)).isInstanceOf(UsageException.class)
                    .hasMessageContaining("do not fit");
        }
    }

    @Test
    void in_float32_it_is_within_a_ten_thousandth_of_whole_runs() {
        try (var model = TinyModel.ordinary("llama3"); var scope = Scope.open()) {
            var effects = PatchingSweep.of(model, CLEAN, CORRUPTED).measure(MEASURE).over(Sites.residualAfter(all()))
                    .run(_ -> {
                    });
            var clean = model.capture(List.of(CLEAN), Sites.residualAfter(all()));
            for (int layer = 0; layer < model.shape().layers(); layer++) {
                for (int token = 0; token < TOKENS; token++) {
                    var tap = Taps.patch(clean).on(Positions.of(token)).at(Sites.residualAfter(layer));
                    assertThat(effects.values()[layer][token]).isCloseTo(whole(model, CORRUPTED, tap), within(1e-4));
                }
            }
        }
    }

    @Test
    void less_is_computed_than_by_whole_runs() {
        try (var model = TinyModel.exact("llama3")) {
            int layers = model.shape().layers();
            var effects = PatchingSweep.of(model, CLEAN, CORRUPTED).measure(MEASURE).over(Sites.residualAfter(all()))
                    .run(_ -> {
                    });
            int rows = (TOKENS - 3) * (TOKENS - 2) / 2; // from the first difference on
            assertThat(effects.tokenLayers())
                    .isEqualTo(2L * TOKENS * layers + (long) rows * layers * (layers - 1) / 2);
            assertThat(effects.naiveTokenLayers()).isEqualTo((long) layers * TOKENS * TOKENS * layers);
        }
    }

    @Test
    void what_does_not_fit_is_refused_in_one_line() {
        try (var model = TinyModel.exact("llama3")) {
            assertThatThrownBy(() -> PatchingSweep.of(model, CLEAN, Encoding.ofIds(1, 2)))
                    .isInstanceOf(UsageException.class)
                    .hasMessageStartingWith("the prompts do not align: 13 and 2 tokens");
            assertThatThrownBy(() -> PatchingSweep.of(model, CLEAN, CLEAN)).isInstanceOf(UsageException.class)
                    .hasMessageContaining("both prompts are the same");
            var sweep = PatchingSweep.of(model, CLEAN, CORRUPTED);
            assertThatThrownBy(() -> sweep.over(Sites.residualAfter(all()))).isInstanceOf(UsageException.class)
                    .hasMessageContaining("say what is measured");
            assertThatThrownBy(() -> sweep.measure(Measure.logitDifference(3, 999999)))
                    .isInstanceOf(UsageException.class).hasMessageContaining("there is no token 999999");
            var measured = sweep.measure(MEASURE);
            assertThatThrownBy(() -> measured.over(new Site.Logits())).isInstanceOf(UsageException.class)
                    .hasMessageContaining("not logits");
            assertThatThrownBy(() -> measured.over(Sites.residualAfter(0), 13)).isInstanceOf(UsageException.class)
                    .hasMessage("there is no token 13: the prompts have 13");
        }
    }

    /** The measure behind the last token of a run of all tokens through all blocks. */
    private static double whole(Model model, Encoding text, Tap tap) {
        try (var scope = Scope.open()) {
            Tensor logits = model.capture(List.of(text), new Site.Logits(), tap).at(new Site.Logits());
            return MEASURE.of(logits.narrow(0, text.length() - 1, 1)).item();
        }
    }
}
