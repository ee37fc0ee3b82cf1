package dev.inscape.model;

import static dev.inscape.model.site.Sites.residualStream;
import static org.assertj.core.api.Assertions.assertThat;

import dev.inscape.model.site.Site;
import dev.inscape.tensor.Scope;
import dev.inscape.tensor.runtime.Memory;
import dev.inscape.text.Encoding;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** One model under many hands and for many calls. */
@Tag("slow")
class ModelEnduranceTest {

    private static final Duration HAMMERING = Duration.ofSeconds(60);
    private static final int FORWARDS = 10_000;
    private static final long GROWTH_AT_MOST = 20_000_000;

    @Test
    void three_threads_that_share_a_model_for_a_minute_all_get_what_one_gets() throws Exception {
        try (var model = Models.load("minilm"); var threads = Executors.newFixedThreadPool(3)) {
            var texts = model.tokenizer().encodeAll(Prose.sentences(30), true);
            var expected = texts.stream().map(text -> last(model, text)).toList();
            long tensors = Scope.liveTensors();
            long end = System.nanoTime() + HAMMERING.toNanos();
            Callable<Integer> hammer = () -> {
                int calls = 0;
                for (; System.nanoTime() < end; calls++) {
                    int text = calls % texts.size();
                    assertThat(last(model, texts.get(text))).isEqualTo(expected.get(text));
                }
                return calls;
            };
            for (var calls : threads.invokeAll(List.of(hammer, hammer, hammer))) {
                assertThat(calls.get()).isGreaterThan(100);
            }
            assertThat(Scope.liveTensors()).isEqualTo(tensors);
        }
    }

    @Test
    void ten_thousand_forwards_do_not_grow_resident_memory() {
        try (var model = Models.load("minilm")) {
            var texts = model.tokenizer().encodeAll(Prose.sentences(40), true).stream()
                    .map(text -> text.truncated(48)).toList();
            forwards(model, texts, FORWARDS / 5);
            long before = Memory.residentBytes().orElseThrow();
            forwards(model, texts, FORWARDS);
            assertThat(Memory.residentBytes().orElseThrow() - before).isLessThan(GROWTH_AT_MOST);
        }
    }

    private static void forwards(Model model, List<Encoding> texts, int count) {
        for (int i = 0; i < count; i++) {
            try (var scope = Scope.open()) {
                model.capture(List.of(texts.get(i % texts.size())), residualStream());
            }
        }
    }

    private static float[] last(Model model, Encoding text) {
        try (var scope = Scope.open()) {
            return model.capture(List.of(text), new Site.FinalNorm()).at(new Site.FinalNorm()).toFloats();
        }
    }
}
