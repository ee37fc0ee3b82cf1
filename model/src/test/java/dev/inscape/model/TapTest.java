package dev.inscape.model;

import static dev.inscape.model.site.Sites.residualAfter;
import static dev.inscape.model.site.Sites.residualStream;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.inscape.InscapeException;
import dev.inscape.UsageException;
import dev.inscape.model.site.LayerSelection;
import dev.inscape.model.site.Site;
import dev.inscape.model.site.Sites;
import dev.inscape.model.site.Tap;
import dev.inscape.tensor.OperatorTrace;
import dev.inscape.tensor.Scope;
import dev.inscape.text.Encoding;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What users of sites and taps may rely on. */
class TapTest {

    private static Model model;
    private static Encoding text;

    @BeforeAll
    static void load() {
        model = Models.load("minilm");
        text = model.tokenizer().encode("The capital of France is Paris.", true);
    }

    @AfterAll
    static void close() {
        model.close();
    }

    @Test
    void capturing_the_second_block_runs_two_blocks() {
        try (var scope = Scope.open(); var trace = OperatorTrace.start()) {
            model.capture(List.of(text), residualAfter(1));
            assertThat(products(trace)).isEqualTo(2 * 4);
            assertThat(trace.count("selfAttention")).isEqualTo(2);
            assertThat(trace.count("layerNorm")).isEqualTo(1 + 2 * 2);
        }
    }

    @Test
    void within_a_block_nothing_is_computed_behind_the_last_wanted_site() {
        var wanted = List.of(new Site.AttentionIn(2), new Site.AttentionPattern(2), new Site.HeadOutput(2),
                new Site.AttentionOut(2), new Site.MlpIn(2), new Site.Neurons(2), new Site.MlpOut(2));
        var found = new ArrayList<Long>();
        for (var site : wanted) {
            try (var scope = Scope.open(); var trace = OperatorTrace.start()) {
                model.capture(List.of(text), site);
                found.add(products(trace) - 2 * 4);
            }
        }
        assertThat(found).containsExactly(0L, 1L, 1L, 2L, 2L, 3L, 4L);
    }

    /** Matrix products with weights. */
    private static long products(OperatorTrace trace) {
        return trace.count("linear") + trace.count("linearGelu");
    }

    @Test
    void capturing_the_stream_into_the_first_block_runs_no_block() {
        try (var scope = Scope.open(); var trace = OperatorTrace.start()) {
            model.capture(List.of(text), new Site.ResidualPre(0));
            assertThat(products(trace)).isZero();
        }
    }

    @Test
    void no_pattern_is_computed_unless_it_is_wanted() {
        try (var scope = Scope.open(); var trace = OperatorTrace.start()) {
            model.capture(List.of(text), residualStream());
            assertThat(trace.count("pattern")).isZero();
            model.capture(List.of(text), new Site.AttentionPattern(3));
            assertThat(trace.count("pattern")).isEqualTo(1);
        }
    }

    @Test
    void patterns_of_a_ragged_batch_sum_to_one_and_have_each_texts_own_size() {
        var other = model.tokenizer().encode("Shorter.", true);
        try (var scope = Scope.open()) {
            var captured = model.capture(List.of(text, other, text), Sites.attentionPattern(LayerSelection.of(2)));
            var pattern = captured.at(new Site.AttentionPattern(2), 1);
            assertThat(pattern.shape()).containsExactly(12, other.length(), other.length());
            for (float sum : pattern.sum(-1, false).toFloats()) {
                assertThat(sum).isEqualTo(1, within(1e-5f));
            }
            assertThat(captured.at(new Site.AttentionPattern(2), 2).toFloats())
                    .isEqualTo(captured.at(new Site.AttentionPattern(2), 0).toFloats());
        }
    }

    @Test
    void a_tap_that_only_looks_changes_nothing_at_any_site() {
        try (var scope = Scope.open()) {
            var before = last(Tap.NONE);
            for (var site : everySiteOfBlock(2)) {
                assertThat(distance(before, last(Tap.at(site, (place, value, context) -> value)))).as(site.label())
                        .isLessThan(1e-4);
            }
        }
    }

    @Test
    void a_change_at_each_site_reaches_the_end() {
        try (var scope = Scope.open()) {
            var before = last(Tap.NONE);
            for (var site : everySiteOfBlock(2)) {
                assertThat(distance(before, last(Tap.at(site, (place, value, context) -> value.mul(0.5)))))
                        .as(site.label()).isGreaterThan(1e-3);
            }
        }
    }

    @Test
    void taps_compose_from_left_to_right() {
        var site = new Site.ResidualPost(5);
        try (var scope = Scope.open()) {
            Tap addOne = Tap.at(site, (place, value, context) -> value.add(1));
            Tap doubled = Tap.at(site, (place, value, context) -> value.mul(2));
            var plain = last(Tap.NONE);
            assertThat(last(addOne.then(doubled))[7]).isEqualTo((plain[7] + 1) * 2, within(1e-5f));
            assertThat(last(doubled.then(addOne))[7]).isEqualTo(plain[7] * 2 + 1, within(1e-5f));
        }
    }

    @Test
    void a_patch_with_another_texts_states_gives_that_texts_end_and_leaves_the_patch_open() {
        var other = model.tokenizer().encode("The capital of Italy is Rome.", true);
        try (var scope = Scope.open()) {
            var site = residualAfter(3);
            var donor = model.capture(List.of(other), site).at(site);
            var patched = model.capture(List.of(text), residualAfter(5),
                    Tap.at(site, (place, value, context) -> donor));
            var expected = model.capture(List.of(other), residualAfter(5)).at(residualAfter(5)).toFloats();
            assertThat(patched.at(residualAfter(5)).toFloats()).isEqualTo(expected);
            assertThat(donor.isClosed()).isFalse();
        }
    }

    @Test
    void a_site_that_the_model_does_not_have_is_an_error() {
        try (var scope = Scope.open()) {
            assertThatThrownBy(() -> model.capture(List.of(text), residualAfter(6))).isInstanceOf(UsageException.class)
                    .hasMessageContaining("blocks.6.hook_resid_post").hasMessageContaining("0 to 5");
            assertThatThrownBy(() -> model.capture(List.of(text), new Site.Logits()))
                    .isInstanceOf(UsageException.class).hasMessageContaining("no logits");
        }
    }

    @Test
    void a_text_beyond_the_context_and_an_id_beyond_the_vocabulary_are_refused() {
        try (var scope = Scope.open()) {
            assertThatThrownBy(() -> model.capture(List.of(Encoding.ofIds(new long[513])), residualAfter(0)))
                    .isInstanceOf(InscapeException.class).hasMessageContaining("at most 512");
            assertThatThrownBy(() -> model.capture(List.of(Encoding.ofIds(5, 30522)), residualAfter(0)))
                    .isInstanceOf(InscapeException.class).hasMessageContaining("0 to 30521");
        }
    }

    private static float[] last(Tap tap) {
        return model.capture(List.of(text), new Site.FinalNorm(), tap).at(new Site.FinalNorm()).toFloats();
    }

    private static double distance(float[] one, float[] other) {
        double largest = 0;
        for (int i = 0; i < one.length; i++) {
            largest = Math.max(largest, Math.abs(one[i] - other[i]));
        }
        return largest;
    }

    private static List<Site> everySiteOfBlock(int layer) {
        return List.of(new Site.ResidualPre(layer), new Site.AttentionIn(layer), new Site.AttentionPattern(layer),
                new Site.HeadOutput(layer), new Site.AttentionOut(layer), new Site.ResidualMid(layer),
                new Site.MlpIn(layer),
                new Site.Neurons(layer), new Site.MlpOut(layer), new Site.ResidualPost(layer));
    }
}
