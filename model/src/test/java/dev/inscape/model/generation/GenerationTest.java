package dev.inscape.model.generation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.inscape.InscapeException;
import dev.inscape.UsageException;
import dev.inscape.model.LoadOptions;
import dev.inscape.model.Model;
import dev.inscape.model.Models;
import dev.inscape.model.site.Tap;
import dev.inscape.tensor.DType;
import dev.inscape.tensor.Scope;
import dev.inscape.text.Encoding;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Where answers end, and what they are, with a tiny Llama of 61 positions and 97 tokens. */
class GenerationTest {

    private static Model model;
    private long tensors;

    @BeforeAll
    static void load() {
        model = Models.load(TinyDecoder.directory("llama3").toString(), LoadOptions.DEFAULT.in(DType.FLOAT64));
    }

    @AfterAll
    static void close() {
        model.close();
    }

    @BeforeEach
    void count() {
        tensors = Scope.liveTensors();
    }

    @AfterEach
    void nothing_stays_open() {
        assertThat(Scope.liveTensors()).isEqualTo(tensors);
    }

    private static Encoding text(int length, int seed) {
        return Encoding.ofIds(new Random(seed).longs(length, 5, 97).toArray());
    }

    private static Generated generate(Encoding prompt, GenerateOptions options) {
        return model.generate(List.of(prompt), options, Tap.NONE, GenerationListener.NONE, new Cancellation())
                .getFirst();
    }

    @Test
    void an_answer_ends_after_as_many_tokens_as_were_asked_for() {
        var answer = generate(text(7, 1), GenerateOptions.greedy(9).goingOnThroughStops());
        assertThat(answer.newIds()).hasSize(9);
        assertThat(answer.reason()).isEqualTo(StopReason.LENGTH);
        assertThat(answer.promptIds()).containsExactly(text(7, 1).ids());
        assertThat(answer.speed().readTokens()).isEqualTo(7);
        assertThat(answer.speed().madeTokens()).isEqualTo(8);
        assertThat(answer.text()).as("without a tokenizer").isEmpty();
    }

    @Test
    void no_new_token_reads_the_prompt_alone() {
        var answer = generate(text(7, 1), GenerateOptions.greedy(0));
        assertThat(answer.newIds()).isEmpty();
        assertThat(answer.reason()).isEqualTo(StopReason.LENGTH);
        assertThat(answer.speed().readTokens()).isEqualTo(7);
    }

    @Test
    void a_prompt_and_its_answer_fill_the_context_and_no_more() {
        var options = GenerateOptions.greedy(Integer.MAX_VALUE).goingOnThroughStops();
        for (int length : new int[]{1, 58, 60, 61}) {
            var answer = generate(text(length, 2), options);
            assertThat(answer.newIds()).hasSize(61 - length);
            assertThat(answer.reason()).isEqualTo(StopReason.CONTEXT_FULL);
        }
        assertThat(generate(text(58, 2), GenerateOptions.greedy(3).goingOnThroughStops()).reason())
                .as("both at once").isEqualTo(StopReason.LENGTH);
    }

    @Test
    void a_stop_token_of_the_caller_ends_the_answer_and_is_kept() {
        var whole = generate(text(7, 1), GenerateOptions.greedy(20).goingOnThroughStops()).newIds();
        int place = firstFresh(whole);
        var options = GenerateOptions.greedy(20).goingOnThroughStops().withStopTokens(Set.of((int) whole[place]));
        var answer = generate(text(7, 1), options);
        assertThat(answer.newIds()).containsExactly(Arrays.copyOf(whole, place + 1));
        assertThat(answer.reason()).isEqualTo(StopReason.STOP_TOKEN);
    }

    /** A place behind the first whose token has not been made before. */
    private static int firstFresh(long[] ids) {
        return IntStream.range(1, ids.length)
                .filter(i -> IntStream.range(0, i).noneMatch(j -> ids[j] == ids[i])).findFirst().orElseThrow();
    }

    /** config.json names 2 as the end of text; sampling far and wide meets it soon. */
    @Test
    void the_stop_token_of_the_models_files_ends_an_answer_unless_it_is_to_go_on() {
        var wide = new Sampling(3.0, 0, 1, 0, 1, 0);
        var hot = GenerateOptions.sampled(50, wide);
        long seed = 0;
        Generated going;
        do {
            var sampling = new Sampling(3.0, 0, 1, 0, 1, seed++);
            hot = GenerateOptions.sampled(50, sampling);
            going = generate(text(5, 3), hot.goingOnThroughStops());
        } while (IntStream.range(0, 40).noneMatch(place(going)));
        int place = IntStream.range(0, 40).filter(place(going)).findFirst().orElseThrow();
        assertThat(going.newIds()).hasSize(50);
        assertThat(going.reason()).isEqualTo(StopReason.LENGTH);
        var ended = generate(text(5, 3), hot);
        assertThat(ended.newIds()).containsExactly(Arrays.copyOf(going.newIds(), place + 1));
        assertThat(ended.reason()).isEqualTo(StopReason.STOP_TOKEN);
    }

    private static IntPredicate place(Generated answer) {
        return i -> answer.newIds()[i] == 2;
    }

    @Test
    void the_same_seed_makes_the_same_tokens_and_another_others() {
        var options = GenerateOptions.sampled(30, new Sampling(1.5, 0, 1, 0, 1, 11)).goingOnThroughStops();
        var others = GenerateOptions.sampled(30, new Sampling(1.5, 0, 1, 0, 1, 12)).goingOnThroughStops();
        var first = generate(text(7, 1), options).newIds();
        assertThat(generate(text(7, 1), options).newIds()).containsExactly(first);
        assertThat(generate(text(7, 1), others).newIds()).isNotEqualTo(first);
    }

    @Test
    void the_first_text_of_a_batch_gets_the_tokens_that_it_gets_alone() {
        var options = GenerateOptions.sampled(30, new Sampling(1.5, 0, 1, 0, 1, 11)).goingOnThroughStops();
        var together = model.generate(List.of(text(7, 1), text(19, 2), text(7, 1)), options, Tap.NONE,
                GenerationListener.NONE, new Cancellation());
        assertThat(together.get(0).newIds()).containsExactly(generate(text(7, 1), options).newIds());
        assertThat(together.get(2).newIds()).as("a text of its own").isNotEqualTo(together.get(0).newIds());
    }

    @Test
    void each_new_token_is_told_on_the_callers_thread_in_order() {
        var told = new ArrayList<Long>();
        var caller = Thread.currentThread();
        var answer = model.generate(List.of(text(7, 1)), GenerateOptions.greedy(9).goingOnThroughStops(), Tap.NONE,
                (number, id, _) -> {
                    assertThat(Thread.currentThread()).isSameAs(caller);
                    assertThat(number).isZero();
                    told.add(id);
                }, new Cancellation()).getFirst();
        assertThat(told).containsExactly(Arrays.stream(answer.newIds()).boxed().toArray(Long[]::new));
    }

    @Test
    void a_cancellation_from_another_thread_ends_all_answers_with_what_they_have() {
        var cancellation = new Cancellation();
        var options = GenerateOptions.greedy(50).goingOnThroughStops();
        var made = new ArrayList<Long>();
        var answers = model.generate(List.of(text(7, 1), text(3, 2)), options, Tap.NONE, (number, id, _) -> {
            made.add(id);
            if (made.size() == 6) {
                try {
                    Thread.ofPlatform().start(cancellation::cancel).join();
                } catch (InterruptedException e) {
                    throw new AssertionError(e);
                }
            }
        }, cancellation);
        assertThat(answers).allSatisfy(answer -> {
            assertThat(answer.reason()).isEqualTo(StopReason.CANCELLED);
            assertThat(answer.newIds()).hasSize(3);
        });
        assertThat(answers.getFirst().newIds())
                .containsExactly(Arrays.copyOf(generate(text(7, 1), options).newIds(), 3));
    }

    @Test
    void what_is_cancelled_before_it_begins_reads_nothing() {
        var cancellation = new Cancellation();
        cancellation.cancel();
        var answer = model.generate(List.of(text(7, 1)), GenerateOptions.greedy(5), Tap.NONE, GenerationListener.NONE,
                cancellation).getFirst();
        assertThat(answer.reason()).isEqualTo(StopReason.CANCELLED);
        assertThat(answer.newIds()).isEmpty();
    }

    @Test
    void no_prompts_have_no_answers() {
        assertThat(model.generate(List.of(), GenerateOptions.greedy(5), Tap.NONE, GenerationListener.NONE,
                new Cancellation())).isEmpty();
    }

    @Test
    void prompts_that_cannot_be_read_are_refused_in_one_line() {
        refused(new long[0], "the text has no tokens: it is empty, or the tokenizer drops all of it");
        refused(text(62, 1).ids(), "the text has 62 tokens, but ");
        refused(new long[]{5, 97}, "token id 97 is outside of the vocabulary: 0 to 96");
        refused(new long[]{-1}, "token id -1 is outside of the vocabulary: 0 to 96");
        refused(new long[]{1L << 40}, "token id 1099511627776 is outside of the vocabulary: 0 to 96");
    }

    private static void refused(long[] ids, String message) {
        assertThatThrownBy(() -> generate(Encoding.ofIds(ids), GenerateOptions.greedy(5)))
                .isInstanceOf(InscapeException.class).hasMessageStartingWith(message).hasMessageNotContaining("\n");
    }

    @Test
    void an_encoder_writes_nothing() {
        try (var encoder = Models.load(TinyDecoder.directory("bert").toString())) {
            assertThatThrownBy(() -> encoder.generate(List.of(text(3, 1)), GenerateOptions.greedy(1), Tap.NONE,
                    GenerationListener.NONE, new Cancellation())).isInstanceOf(UsageException.class)
                    .hasMessageContaining("it is an encoder (model type \"bert\"); take a decoder");
            assertThatThrownBy(() -> encoder.session(Tap.NONE)).isInstanceOf(UsageException.class);
        }
    }

    @Test
    void a_listener_that_fails_leaves_nothing_open() {
        assertThatThrownBy(() -> model.generate(List.of(text(7, 1)), GenerateOptions.greedy(5), Tap.NONE,
                (_, _, _) -> {
                    throw new IllegalStateException("full");
                }, new Cancellation())).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void two_hundred_answers_leave_nothing_behind() {
        var options = GenerateOptions.greedy(4).goingOnThroughStops();
        generate(text(7, 1), options);
        long bytes = Scope.liveBytes();
        for (int i = 0; i < 200; i++) {
            generate(text(1 + i % 30, i), options);
        }
        assertThat(Scope.liveTensors()).isEqualTo(tensors);
        assertThat(Scope.liveBytes()).isEqualTo(bytes);
    }
}
