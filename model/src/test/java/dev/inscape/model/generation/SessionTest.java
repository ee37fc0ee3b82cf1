package dev.inscape.model.generation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.inscape.InscapeException;
import dev.inscape.model.LoadOptions;
import dev.inscape.model.Model;
import dev.inscape.model.Models;
import dev.inscape.model.site.Site;
import dev.inscape.model.site.Tap;
import dev.inscape.tensor.DType;
import dev.inscape.tensor.Scope;
import dev.inscape.text.Encoding;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A session answers as a fresh one would, and reads what it has not read before. */
class SessionTest {

    private static final GenerateOptions OPTIONS = GenerateOptions.greedy(6).goingOnThroughStops();

    private static Model load(String name) {
        return Models.load(TinyDecoder.directory(name).toString(), LoadOptions.DEFAULT.in(DType.FLOAT64));
    }

    private static long[] ids(int length, int seed) {
        return new Random(seed).longs(length, 5, 67).toArray();
    }

    private static long[] joined(long[]... parts) {
        return Arrays.stream(parts).flatMapToLong(LongStream::of).toArray();
    }

    private static Generated answer(Session session, long[] prompt) {
        return session.generate(Encoding.ofIds(prompt), OPTIONS, GenerationListener.NONE, new Cancellation());
    }

    private static void requireFresh(Model model, long[] prompt, Generated answer, Tap tap) {
        var fresh = model.generate(List.of(Encoding.ofIds(prompt)), OPTIONS, tap, GenerationListener.NONE,
                new Cancellation()).getFirst();
        assertThat(answer.newIds()).containsExactly(fresh.newIds());
        assertThat(answer.promptIds()).containsExactly(prompt);
    }

    @ParameterizedTest
    @ValueSource(strings = {"gpt2", "llama3", "mistral", "gemma2", "qwen2-window", "pythia"})
    void a_conversation_costs_its_new_tokens_alone(String name) {
        long tensors = Scope.liveTensors();
        try (var model = load(name); var session = model.session(Tap.NONE)) {
            var prompt = ids(7, 1);
            for (int turn = 0; turn < 3; turn++) {
                int known = session.length();
                var answer = answer(session, prompt);
                requireFresh(model, prompt, answer, Tap.NONE);
                assertThat(answer.speed().readTokens()).isEqualTo(prompt.length - known);
                assertThat(session.length()).as("all but the last token, which nothing followed")
                        .isEqualTo(prompt.length + 5);
                prompt = joined(prompt, answer.newIds(), ids(3, turn));
            }
        }
        assertThat(Scope.liveTensors()).isEqualTo(tensors);
    }

    @ParameterizedTest
    @ValueSource(strings = {"gpt2", "llama3", "mistral", "gemma2", "qwen2-window"})
    void a_prompt_that_branches_off_anywhere_is_answered_as_if_it_were_new(String name) {
        try (var model = load(name); var session = model.session(Tap.NONE)) {
            var prompt = ids(31, 2);
            answer(session, prompt);
            for (int same = 31; same >= 0; same -= 1) {
                var branched = joined(Arrays.copyOf(prompt, same), ids(2, 100 + same));
                requireFresh(model, branched, answer(session, branched), Tap.NONE);
                requireFresh(model, prompt, answer(session, prompt), Tap.NONE);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"llama3", "mistral"})
    void the_same_prompt_again_reads_its_last_token_alone(String name) {
        try (var model = load(name); var session = model.session(Tap.NONE)) {
            var prompt = ids(9, 3);
            var first = answer(session, prompt);
            var second = answer(session, prompt);
            assertThat(second.newIds()).containsExactly(first.newIds());
            assertThat(second.speed().readTokens()).isEqualTo(1);
            var shorter = Arrays.copyOf(prompt, 4);
            var third = answer(session, shorter);
            requireFresh(model, shorter, third, Tap.NONE);
            assertThat(third.speed().readTokens()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"llama3", "mistral", "gemma2"})
    void after_a_tap_that_failed_within_a_pass_it_goes_on_as_if_nothing_had_been(String name) {
        var failing = new boolean[1];
        var tap = Tap.at(new Site.MlpIn(1), (_, value, _) -> {
            if (failing[0]) {
                throw new IllegalStateException("failed on purpose");
            }
            return value;
        });
        try (var model = load(name); var session = model.session(tap)) {
            var prompt = ids(21, 4);
            answer(session, prompt);
            var longer = joined(prompt, ids(9, 5));
            failing[0] = true;
            assertThatThrownBy(() -> answer(session, longer)).isInstanceOf(IllegalStateException.class);
            failing[0] = false;
            requireFresh(model, longer, answer(session, longer), tap);
            requireFresh(model, prompt, answer(session, prompt), tap);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"llama3", "mistral"})
    void what_was_cancelled_goes_on_where_it_ended(String name) {
        try (var model = load(name); var session = model.session(Tap.NONE)) {
            var prompt = ids(12, 6);
            var cancellation = new Cancellation();
            var answer = session.generate(Encoding.ofIds(prompt), OPTIONS, (_, _, _) -> cancellation.cancel(),
                    cancellation);
            assertThat(answer.reason()).isEqualTo(StopReason.CANCELLED);
            var more = joined(prompt, answer.newIds(), ids(2, 7));
            var next = answer(session, more);
            requireFresh(model, more, next, Tap.NONE);
            assertThat(next.speed().readTokens()).isEqualTo(3);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = "llama3")
    void a_closed_session_says_so(String name) {
        try (var model = load(name)) {
            var session = model.session(Tap.NONE);
            answer(session, ids(5, 8));
            session.close();
            session.close();
            assertThatThrownBy(() -> answer(session, ids(6, 9))).isInstanceOf(InscapeException.class)
                    .hasMessageContaining("closed");
        }
    }
}
