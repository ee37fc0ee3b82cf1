package dev.inscape.lab.lens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.inscape.UsageException;
import dev.inscape.lab.TinyModel;
import dev.inscape.lab.tap.Positions;
import dev.inscape.lab.tap.Taps;
import dev.inscape.model.Model;
import dev.inscape.model.Models;
import dev.inscape.model.site.Site;
import dev.inscape.model.site.Tap;
import dev.inscape.tensor.Scope;
import dev.inscape.text.Encoding;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The parts sum to the whole, and each is what is lost without it. */
class AttributionTest {

    private static final Encoding TEXT = Encoding.ofIds(9, 14, 9, 31, 8, 22, 40, 17, 3, 9, 33);

    @ParameterizedTest
    @ValueSource(strings = {"llama3", "gpt2", "opt", "pythia", "qwen3", "mistral"})
    void parts_sum_to_the_difference_of_the_logits(String family) {
        try (var model = TinyModel.exact(family)) {
            var parts = Attribution.of(model, TEXT, 21, 6);
            assertThat(parts.difference()).isCloseTo(difference(model, Tap.NONE), within(1e-10));
            assertThat(parts.total()).isCloseTo(parts.difference(), within(1e-10));
        }
        try (var model = TinyModel.ordinary(family)) {
            var parts = Attribution.of(model, TEXT, 21, 6);
            assertThat(parts.total()).isCloseTo(difference(model, Tap.NONE), within(1e-4));
        }
    }

    /** Gemma 2 caps its logits; what sums up are those before the cap. */
    @Test
    void with_norms_on_outputs_the_parts_sum_up_before_the_cap() {
        try (var model = TinyModel.exact("gemma2")) {
            var parts = Attribution.of(model, TEXT, 21, 6);
            assertThat(parts.total()).isCloseTo(parts.difference(), within(1e-10));
            assertThat(parts.difference()).isNotCloseTo(difference(model, Tap.NONE), within(1e-6));
        }
    }

    /** With the last norm's scale held, zeroing a part of the last block takes away just its share. */
    @ParameterizedTest
    @ValueSource(strings = {"llama3", "gpt2", "pythia"})
    void a_part_is_what_is_lost_without_it(String family) {
        try (var model = TinyModel.exact(family); var scope = Scope.open()) {
            var parts = Attribution.of(model, TEXT, 21, 6);
            int top = model.shape().layers() - 1;
            var frozen = Taps.freezeNormScale(model.capture(List.of(TEXT), new Site.FinalNormScale()),
                    new Site.FinalNormScale());
            var withoutMlp = Taps.zero().on(Positions.last()).at(new Site.MlpOut(top)).then(frozen);
            assertThat(parts.difference() - difference(model, withoutMlp)).isCloseTo(parts.mlps()[top], within(1e-10));
            if (model.shape().parallel()) { // the MLP does not read what attention adds
                var withoutHead = Taps.zeroHead(top, 1).then(frozen);
                assertThat(parts.difference() - difference(model, withoutHead)).isCloseTo(parts.heads()[top][1],
                        within(1e-10));
            }
        }
    }

    @Test
    void what_cannot_be_attributed_is_refused() {
        try (var model = TinyModel.ordinary("llama3"); var encoder = Models.load("minilm")) {
            assertThatThrownBy(() -> Attribution.of(model, TEXT, 3, 100_000)).isInstanceOf(UsageException.class)
                    .hasMessageContaining("tokens 3 and 100000");
            assertThatThrownBy(() -> Attribution.of(encoder, TEXT, 3, 4)).isInstanceOf(UsageException.class)
                    .hasMessageContaining("it is an encoder");
        }
    }

    private static double difference(Model model, Tap tap) {
        try (var scope = Scope.open()) {
            var logits = model.capture(List.of(TEXT), new Site.Logits(), tap).at(new Site.Logits());
            var last = logits.select(0, TEXT.length() - 1);
            return last.select(0, 21).item() - last.select(0, 6).item();
        }
    }
}
