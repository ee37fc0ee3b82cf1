package dev.inscape.model.generation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inscape.model.site.Tap;
import dev.inscape.tensor.Scope;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers that are made together are what they are alone, in passes of any size, and what whole passes make. */
class BatchWritingTest {

    private static final int STEPS = 11;

    private static List<long[]> prompts(TinyDecoder model) {
        var prompts = new ArrayList<long[]>();
        for (int length : new int[]{7, 1, 29, 7, 12, 3}) {
            prompts.add(model.ids(length, length + prompts.size()));
        }
        return prompts;
    }

    @ParameterizedTest
    @ValueSource(strings = {"gpt2", "llama3", "mistral", "gemma2", "qwen2-window", "pythia"})
    void ragged_prompts_in_passes_of_any_size_have_the_answers_of_whole_passes(String name) {
        long tensors = Scope.liveTensors();
        try (var model = new TinyDecoder(name)) {
            var prompts = prompts(model);
            var options = GenerateOptions.greedy(STEPS);
            for (int rows : new int[]{1, 4, 13, 1000}) {
                var answers = model.generate(prompts, options, rows);
                assertThat(answers.getFirst().speed().readTokens()).isEqualTo(59);
                for (int text = 0; text < prompts.size(); text++) {
                    assertThat(answers.get(text).newIds()).as("text " + text + " in passes of " + rows)
                            .containsExactly(model.greedyUncached(prompts.get(text), STEPS, Tap.NONE));
                    assertThat(answers.get(text).reason()).isEqualTo(StopReason.LENGTH);
                }
            }
        }
        assertThat(Scope.liveTensors()).isEqualTo(tensors);
    }

    @ParameterizedTest
    @ValueSource(strings = {"llama3", "mistral", "gemma2"})
    void texts_that_end_at_different_times_do_not_change_the_others(String name) {
        try (var model = new TinyDecoder(name)) {
            var prompts = prompts(model);
            var whole = model.generate(prompts, GenerateOptions.greedy(STEPS), 1000);
            int stop = (int) whole.get(2).newIds()[4];
            var together = model.generate(prompts, GenerateOptions.greedy(STEPS).withStopTokens(Set.of(stop)), 9);
            assertThat(together.get(2).reason()).isEqualTo(StopReason.STOP_TOKEN);
            assertThat(together.stream().map(answer -> answer.newIds().length).distinct()).hasSizeGreaterThan(1);
            for (int text = 0; text < prompts.size(); text++) {
                var expected = whole.get(text).newIds();
                var found = together.get(text).newIds();
                assertThat(found).isEqualTo(Arrays.copyOf(expected, found.length));
                assertThat(found.length == STEPS || found[found.length - 1] == stop).isTrue();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"mistral", "gemma2"})
    void texts_that_fill_their_context_at_different_times_do_not_change_the_others(String name) {
        try (var model = new TinyDecoder(name)) {
            var prompts = List.of(model.ids(58, 1), model.ids(20, 2), model.ids(61, 3));
            var answers = model.generate(prompts, GenerateOptions.greedy(30), 16);
            assertThat(answers.stream().map(Generated::reason)).containsExactly(StopReason.CONTEXT_FULL,
                    StopReason.LENGTH, StopReason.CONTEXT_FULL);
            assertThat(answers.stream().map(answer -> answer.newIds().length)).containsExactly(3, 30, 0);
            assertThat(answers.get(1).newIds())
                    .containsExactly(model.greedyUncached(prompts.get(1), 30, Tap.NONE));
        }
    }
}
