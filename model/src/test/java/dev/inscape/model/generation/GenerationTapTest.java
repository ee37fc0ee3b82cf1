package dev.inscape.model.generation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.inscape.InscapeException;
import dev.inscape.model.packing.TokenBatch;
import dev.inscape.model.site.Site;
import dev.inscape.model.site.Tap;
import dev.inscape.tensor.DType;
import dev.inscape.tensor.Scope;
import dev.inscape.tensor.Tensor;
import dev.inscape.tensor.Tensors;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** While an answer is made, a tap acts on the prompt and on every new token. */
class GenerationTapTest {

    private static final int STEPS = 8;
    private static final GenerateOptions OPTIONS = GenerateOptions.greedy(STEPS);

    private static List<long[]> prompts(TinyDecoder model) {
        return List.of(model.ids(7, 1), model.ids(1, 2), model.ids(19, 3));
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 8, 1000})
    void it_sees_every_token_of_each_text_once_and_in_order_but_the_last(int rowsOfAPass) {
        try (var model = new TinyDecoder("llama3")) {
            var seen = new int[3];
            var tap = Tap.at(new Site.ResidualMid(1), (_, value, context) -> {
                assertThat(value.size(0)).isEqualTo(context.packing().rows());
                for (int text : context.texts()) {
                    assertThat(context.packing().before(text)).isEqualTo(seen[text]);
                    assertThat(context.packing().rowsOf(text, value).size(0))
                            .isEqualTo(context.packing().length(text));
                    seen[text] += context.packing().length(text);
                }
                return value;
            });
            model.generate(prompts(model), OPTIONS, tap, rowsOfAPass);
            assertThat(seen).containsExactly(7 + STEPS - 1, 1 + STEPS - 1, 19 + STEPS - 1);
        }
    }

    /** In passes of 3 tokens, most end within a prompt: what would follow there, nobody asks. */
    @ParameterizedTest
    @ValueSource(ints = {3, 8, 1000})
    void of_logits_it_sees_those_that_a_token_is_chosen_from_and_chooses_with(int rowsOfAPass) {
        try (var model = new TinyDecoder("llama3")) {
            var places = List.of(new ArrayList<Integer>(), new ArrayList<Integer>(), new ArrayList<Integer>());
            var tap = Tap.at(new Site.Logits(), (_, value, context) -> {
                assertThat(value.size(0)).isEqualTo(context.texts().size());
                var changed = value.toDoubles();
                for (int text : context.texts()) {
                    places.get(text).add(context.packing().before(text));
                    changed[context.packing().firstRow(text) * 97 + 40 + text] = 1e6;
                }
                return Tensors.of(changed, value.shape());
            });
            var answers = model.generate(prompts(model), OPTIONS, tap, rowsOfAPass);
            for (int text = 0; text < 3; text++) {
                int last = prompts(model).get(text).length - 1;
                assertThat(places.get(text)).hasSize(STEPS).startsWith(last, last + 1).endsWith(last + STEPS - 1);
                assertThat(answers.get(text).newIds()).hasSize(STEPS).containsOnly(40 + text);
            }
        }
    }

    @Test
    void at_the_final_norm_it_sees_every_token_though_few_are_scored() {
        try (var model = new TinyDecoder("gemma2")) {
            var rows = new int[1];
            var plain = model.generate(prompts(model), OPTIONS, 8);
            var tapped = model.generate(prompts(model), OPTIONS, Tap.at(new Site.FinalNorm(), (_, value, _) -> {
                rows[0] += (int) value.size(0);
                return value;
            }), 8);
            assertThat(rows[0]).isEqualTo(27 + 3 * (STEPS - 1));
            assertThat(tapped.stream().map(Generated::newIds)).usingRecursiveFieldByFieldElementComparator()
                    .containsExactlyElementsOf(plain.stream().map(Generated::newIds).toList());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"gpt2", "llama3", "mistral", "gemma2", "qwen2-window", "pythia"})
    void a_direction_steers_every_token_as_it_does_without_a_cache(String name) {
        try (var scope = Scope.open(); var model = new TinyDecoder(name)) {
            int width = model.transformer().shape().width();
            var direction = Tensors.of(new Random(9).doubles(width, -2, 2).toArray(), width);
            long tensors = Scope.liveTensors();
            var tap = Tap.at(new Site.ResidualPost(0), (_, value, _) -> value.add(direction));
            var answers = model.generate(prompts(model), OPTIONS, tap, 8);
            var unsteered = model.generate(prompts(model), OPTIONS, 8);
            boolean steered = false;
            for (int text = 0; text < 3; text++) {
                assertThat(answers.get(text).newIds())
                        .containsExactly(model.greedyUncached(prompts(model).get(text), STEPS, tap));
                steered |= !Arrays.equals(answers.get(text).newIds(), unsteered.get(text).newIds());
            }
            assertThat(steered).isTrue();
            assertThat(Scope.liveTensors()).isEqualTo(tensors);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"llama3", "mistral", "gemma2"})
    void patterns_of_new_tokens_go_back_to_the_beginning_and_are_those_of_a_whole_pass(String name) {
        try (var model = new TinyDecoder(name)) {
            var site = new Site.AttentionPattern(2);
            var prompt = model.ids(19, 3);
            var rows = new ArrayList<double[]>(); // [head, query, key] of each pass
            var answer = model.generate(List.of(prompt), OPTIONS, Tap.at(site, (_, value, context) -> {
                assertThat(context.texts()).containsExactly(0);
                assertThat(value.size(3)).isEqualTo(context.packing().before(0) + context.packing().length(0));
                rows.add(value.toDoubles());
                return value;
            }), 8).getFirst();
            var text = Arrays.copyOf(prompt, 19 + STEPS - 1);
            System.arraycopy(answer.newIds(), 0, text, 19, STEPS - 1);
            var last = new ArrayList<double[]>();
            try (var scope = Scope.open()) {
                model.transformer().run(TokenBatch.of(List.of(text)), Tap.at(site, (_, value, _) -> {
                    last.add(value.narrow(2, text.length - 1, 1).toDoubles());
                    return value;
                }));
            }
            assertThat(rows).hasSize(3 + STEPS - 1);
            assertThat(rows.getLast()).containsExactly(last.getFirst(), within(1e-12));
        }
    }

    @Test
    void a_tap_that_returns_another_shape_or_type_is_told_what_was_wanted() {
        long tensors = Scope.liveTensors();
        try (var model = new TinyDecoder("llama3")) {
            long loaded = Scope.liveTensors();
            refused(model, value -> value.narrow(0, 0, 1),
                    "the tap at blocks.1.hook_resid_mid returned f64 [1, 30]; the model goes on with f64 [7, 30] there");
            refused(model, value -> value.to(DType.FLOAT32),
                    "the tap at blocks.1.hook_resid_mid returned f32 [7, 30]; the model goes on with f64 [7, 30] there");
            assertThat(Scope.liveTensors()).isEqualTo(loaded);
        }
        assertThat(Scope.liveTensors()).isEqualTo(tensors);
    }

    private static void refused(TinyDecoder model, UnaryOperator<Tensor> change, String message) {
        var tap = Tap.at(new Site.ResidualMid(1), (_, value, _) -> change.apply(value));
        assertThatThrownBy(() -> model.generate(List.of(model.ids(7, 1)), OPTIONS, tap, 1000))
                .isInstanceOf(InscapeException.class).hasMessage(message);
    }
}
