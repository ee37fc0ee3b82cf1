package dev.inscape.lab.tap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.inscape.InscapeException;
import dev.inscape.UsageException;
import dev.inscape.lab.TinyModel;
import dev.inscape.model.Model;
import dev.inscape.model.generation.Cancellation;
import dev.inscape.model.generation.GenerateOptions;
import dev.inscape.model.generation.GenerationListener;
import dev.inscape.model.site.LayerSelection;
import dev.inscape.model.site.Site;
import dev.inscape.model.site.Sites;
import dev.inscape.model.site.Tap;
import dev.inscape.tensor.Scope;
import dev.inscape.tensor.Tensor;
import dev.inscape.tensor.Tensors;
import dev.inscape.text.Encoding;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Each intervention does to the rows that are meant what its formula says, and nothing to the others. */
class TapsTest {

    private static final Encoding TEXT = Encoding.ofIds(9, 14, 9, 31, 8, 22, 40);
    private static final Encoding OTHER = Encoding.ofIds(7, 14, 33, 31, 5, 22, 11);
    private static final Encoding SHORT = Encoding.ofIds(4, 40, 19);
    private static final Site SITE = new Site.ResidualMid(1);

    /** As the configuration of the model has it. */
    private static final double EPS = 1e-3;

    private static Model model;

    @BeforeAll
    static void load() {
        model = TinyModel.exact("llama3");
    }

    @AfterAll
    static void close() {
        model.close();
    }

    private static Tensor vector(long seed) {
        int width = model.shape().width();
        return Tensors.of(new Random(seed).doubles(width, -1, 1).toArray(), width);
    }

    private static Tensor under(Tap tap, Encoding... texts) {
        return model.capture(List.of(texts), SITE, tap).packed(SITE);
    }

    @Test
    void adding_adds_to_every_token_or_to_some() {
        try (var scope = Scope.open()) {
            var plain = under(Tap.NONE, TEXT);
            var v = vector(1);
            assertThat(under(Taps.add(v).at(SITE), TEXT).toDoubles()).containsExactly(plain.add(v).toDoubles(),
                    within(1e-12));
            var some = under(Taps.add(v).on(Positions.of(2, -1)).at(SITE), TEXT);
            for (int token = 0; token < 7; token++) {
                var expected = token == 2 || token == 6 ? plain.select(0, token).add(v) : plain.select(0, token);
                assertThat(some.select(0, token).toDoubles()).containsExactly(expected.toDoubles(), within(1e-12));
            }
        }
    }

    @Test
    void positions_are_those_of_each_text_of_a_batch() {
        try (var scope = Scope.open()) {
            var texts = List.of(TEXT, SHORT, OTHER);
            var plain = model.capture(texts, SITE);
            var v = vector(2);
            var changed = model.capture(texts, SITE, Taps.add(v).on(Positions.last()).at(SITE));
            for (int text = 0; text < 3; text++) {
                int last = texts.get(text).length() - 1;
                var before = plain.at(SITE, text);
                var after = changed.at(SITE, text);
                assertThat(after.select(0, last).toDoubles()).containsExactly(before.select(0, last).add(v).toDoubles(),
                        within(1e-12));
                assertThat(after.narrow(0, 0, last).toDoubles()).containsExactly(before.narrow(0, 0, last).toDoubles(),
                        within(1e-12));
            }
        }
    }

    @Test
    void projecting_out_leaves_nothing_along_and_all_across() {
        try (var scope = Scope.open()) {
            var r = vector(3);
            var plain = under(Tap.NONE, TEXT);
            var ablated = under(Taps.projectOut(r).at(SITE), TEXT);
            assertThat(ablated.mul(r).sum(-1, false).toDoubles()).containsOnly(new double[7], within(1e-12));
            var across = vector(4);
            across = across.sub(r.mul(across.mul(r).sum().div(r.square().sum())));
            assertThat(ablated.mul(across).sum(-1, false).toDoubles())
                    .containsExactly(plain.mul(across).sum(-1, false).toDoubles(), within(1e-12));
        }
    }

    @Test
    void ablations_put_zero_or_a_mean_in_place() {
        try (var scope = Scope.open()) {
            var mean = vector(5);
            assertThat(under(Taps.zero().at(SITE), TEXT).toDoubles()).containsOnly(0.0);
            var replaced = under(Taps.replaceBy(mean).on(Positions.from(3)).at(SITE), TEXT);
            assertThat(replaced.select(0, 5).toDoubles()).containsExactly(mean.toDoubles());
            assertThat(replaced.select(0, 2).toDoubles())
                    .containsExactly(under(Tap.NONE, TEXT).select(0, 2).toDoubles(), within(1e-12));
        }
    }

    @Test
    void patching_takes_what_another_prompt_had() {
        try (var scope = Scope.open()) {
            var source = model.capture(List.of(OTHER), SITE);
            assertThat(under(Taps.patch(source).at(SITE), TEXT).toDoubles())
                    .containsExactly(source.at(SITE).toDoubles(), within(1e-12));
            var one = under(Taps.patch(source).on(Positions.of(4)).at(SITE), TEXT);
            assertThat(one.select(0, 4).toDoubles()).containsExactly(source.at(SITE).select(0, 4).toDoubles());
            assertThat(one.select(0, 5).toDoubles())
                    .containsExactly(under(Tap.NONE, TEXT).select(0, 5).toDoubles(), within(1e-12));
            var moved = under(Taps.patch(source, new int[]{1, -1}, new int[]{-2, 0}).at(SITE), TEXT);
            assertThat(moved.select(0, 5).toDoubles()).containsExactly(source.at(SITE).select(0, 1).toDoubles());
            assertThat(moved.select(0, 0).toDoubles()).containsExactly(source.at(SITE).select(0, 6).toDoubles());
        }
    }

    @Test
    void each_text_of_a_batch_is_patched_from_its_own() {
        try (var scope = Scope.open()) {
            var source = model.capture(List.of(OTHER, Encoding.ofIds(8, 8, 21)), SITE);
            var patched = model.capture(List.of(TEXT, SHORT), SITE, Taps.patch(source).at(SITE));
            assertThat(patched.at(SITE, 0).toDoubles()).containsExactly(source.at(SITE, 0).toDoubles());
            assertThat(patched.at(SITE, 1).toDoubles()).containsExactly(source.at(SITE, 1).toDoubles());
        }
    }

    @Test
    void patching_what_a_text_had_itself_changes_nothing() {
        try (var scope = Scope.open()) {
            var logits = new Site.Logits();
            var plain = model.capture(List.of(TEXT), Sites.together(SITE, logits));
            var patched = model.capture(List.of(TEXT), logits, Taps.patch(plain).at(SITE));
            assertThat(patched.at(logits).toDoubles()).containsExactly(plain.at(logits).toDoubles(), within(1e-12));
        }
    }

    @Test
    void a_head_is_replaced_alone() {
        try (var scope = Scope.open()) {
            var site = new Site.HeadOutput(0);
            var plain = model.capture(List.of(TEXT), site).at(site);
            var output = vector(6).narrow(0, 0, model.shape().headWidth());
            var replaced = model.capture(List.of(TEXT), site, Taps.replaceHead(0, 1, output)).at(site);
            assertThat(replaced.select(0, 3).select(0, 1).toDoubles()).containsExactly(output.toDoubles());
            assertThat(replaced.select(1, 0).toDoubles()).containsExactly(plain.select(1, 0).toDoubles());
            assertThat(model.capture(List.of(TEXT), site, Taps.zeroHead(0, 1)).at(site).select(1, 1).toDoubles())
                    .containsOnly(0.0);
        }
    }

    @Test
    void a_frozen_scale_makes_the_norm_linear() {
        try (var scope = Scope.open()) {
            var scale = new Site.MlpNormScale(1);
            var read = new Site.MlpIn(1);
            var plain = model.capture(List.of(TEXT), Sites.together(SITE, scale, read));
            var x = plain.at(SITE).select(0, 2).toDoubles();
            double squares = 0;
            for (double value : x) {
                squares += value * value;
            }
            assertThat(plain.at(scale).toDoubles()[2]).isCloseTo(Math.sqrt(squares / x.length + EPS), within(1e-10));
            var doubled = model.capture(List.of(TEXT), read,
                    Taps.add(plain.at(SITE).select(0, 2)).on(Positions.of(2)).at(SITE)
                            .then(Taps.freezeNormScale(plain, scale)));
            assertThat(doubled.at(read).select(0, 2).toDoubles())
                    .containsExactly(plain.at(read).select(0, 2).mul(2).toDoubles(), within(1e-10));
            assertThatThrownBy(() -> Taps.freezeNormScale(plain, SITE)).isInstanceOf(UsageException.class)
                    .hasMessageContaining("not the scale of a norm");
        }
    }

    @Test
    void taps_compose_from_left_to_right() {
        try (var scope = Scope.open()) {
            var v = vector(7);
            var addThenZero = Taps.inOrder(List.of(Taps.add(v).at(SITE), Taps.zero().at(SITE)));
            var zeroThenAdd = Taps.zero().at(SITE).then(Taps.add(v).at(SITE));
            assertThat(under(addThenZero, TEXT).toDoubles()).containsOnly(0.0);
            assertThat(under(zeroThenAdd, TEXT).select(0, 3).toDoubles()).containsExactly(v.toDoubles());
        }
    }

    @Test
    void a_tap_that_comes_to_no_token_is_an_error_each_time() {
        try (var scope = Scope.open()) {
            var tap = Taps.add(vector(8)).on(Positions.of(5)).at(SITE);
            for (int i = 0; i < 2; i++) {
                assertThatThrownBy(() -> under(tap, SHORT)).isInstanceOf(InscapeException.class)
                        .hasMessageContaining("blocks.1.hook_resid_mid came to none of its tokens");
            }
            under(tap, TEXT, SHORT);
            assertThatThrownBy(() -> under(tap.then(Taps.zero().at(SITE)), SHORT)).isInstanceOf(InscapeException.class);
        }
    }

    @Test
    void in_generation_a_tap_may_come_to_its_token_late() {
        try (var scope = Scope.open()) {
            var late = Taps.add(vector(9).mul(50)).on(Positions.of(9)).at(SITE);
            var plain = ids(Tap.NONE);
            assertThat(ids(late).subList(0, 3)).isEqualTo(plain.subList(0, 3)); // tokens 7, 8 and 9 are read before
            assertThat(ids(late)).isNotEqualTo(plain);
            assertThatThrownBy(() -> ids(Taps.add(vector(9)).on(Positions.of(40)).at(SITE)))
                    .isInstanceOf(InscapeException.class);
        }
    }

    private static List<Long> ids(Tap tap) {
        var options = GenerateOptions.greedy(8);
        return Arrays.stream(model.generate(List.of(TEXT), options, tap,
                GenerationListener.NONE, new Cancellation())
                .getFirst().newIds()).boxed().toList();
    }

    @Test
    void what_does_not_fit_is_refused_in_one_line() {
        try (var scope = Scope.open()) {
            var narrow = Tensors.ones(model.transformer().unembedding(0).dtype(), 5);
            assertThatThrownBy(() -> under(Taps.add(narrow).at(SITE), TEXT)).isInstanceOf(InscapeException.class)
                    .hasMessage("a direction of [5] does not fit blocks.1.hook_resid_mid, which has the width "
                            + model.shape().width() + "; take one that was made for this model and this site");
            var source = model.capture(List.of(OTHER), SITE);
            assertThatThrownBy(() -> under(Taps.patch(source).at(SITE), SHORT)).isInstanceOf(InscapeException.class)
                    .hasMessageStartingWith("the prompts do not align: the text has 3 tokens and the captured one 7");
            var longer = Encoding.ofIds(9, 14, 9, 31, 8, 22, 40, 3, 3);
            assertThatThrownBy(() -> under(Taps.patch(source).at(SITE), longer)).isInstanceOf(InscapeException.class)
                    .hasMessageStartingWith("the prompts do not align: the text has 9 tokens and the captured one 7");
            assertThatThrownBy(() -> Taps.zero().at(Sites.residualAfter(LayerSelection.of(77)), model.shape()))
                    .isInstanceOf(UsageException.class).hasMessageContaining("its layers are 0 to");
            assertThatThrownBy(() -> Taps.zero().at(new Site.AttentionPattern(0))).isInstanceOf(UsageException.class)
                    .hasMessageContaining("queries and keys");
            assertThatThrownBy(
                    () -> model.capture(List.of(TEXT), SITE, Taps.zeroHead(0, model.shape().heads())))
                    .isInstanceOf(UsageException.class).hasMessageContaining("there is no head");
        }
    }
}
