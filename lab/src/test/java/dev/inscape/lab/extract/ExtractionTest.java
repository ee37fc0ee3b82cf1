package dev.inscape.lab.extract;

import static dev.inscape.model.site.Sites.residualStream;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.inscape.InscapeException;
import dev.inscape.model.Model;
import dev.inscape.model.Models;
import dev.inscape.tensor.Scope;
import dev.inscape.text.Encoding;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Many texts, batch by batch. */
class ExtractionTest {

    private static final int TOKENS_AT_MOST = 40;

    private static Model model;
    private static List<Encoding> texts;

    @BeforeAll
    static void load() {
        model = Models.load("minilm");
        texts = model.tokenizer().encodeAll(List.of("The capital of France is Paris.", "Yes.", "Berlin is in Germany.",
                "東京は日本の首都です。", "No.", "A sentence of its own, with a comma, that is somewhat longer than others here.",
                "def f(x):\n\treturn x ** 2", "Warsaw is in Poland.",
                "a text that is longer than a batch may be: " + "word after word ".repeat(20)), true);
    }

    @AfterAll
    static void close() {
        model.close();
    }

    private static List<List<Integer>> batches() {
        return Batches.of(texts.size(), text -> texts.get(text).length(), TOKENS_AT_MOST);
    }

    @Test
    void a_receiver_gets_every_batch_while_it_is_open_and_nothing_stays() {
        long before = Scope.liveTensors();
        var numbers = new ArrayList<Integer>();
        new Extraction(model, residualStream()).run(texts, batches(), (batch, captured) -> {
            numbers.addAll(batch);
            for (int i = 0; i < batch.size(); i++) {
                assertThat(captured.texts().get(i)).isEqualTo(texts.get(batch.get(i)));
            }
            assertThat(captured.tensors()).hasSize(7).noneMatch(tensor -> tensor.isClosed());
        }, tokens -> {
        });
        assertThat(numbers).containsExactlyInAnyOrderElementsOf(IntStream.range(0, texts.size()).boxed().toList());
        assertThat(Scope.liveTensors()).isEqualTo(before);
    }

    @Test
    void all_texts_are_run_from_the_shortest_to_the_longest_and_counted() {
        var lengths = new ArrayList<Integer>();
        var seen = new ArrayList<Long>();
        var report = new Extraction(model, residualStream()).run(texts,
                (numbers, captured) -> numbers.forEach(number -> lengths.add(texts.get(number).length())), seen::add);
        long tokens = texts.stream().mapToLong(Encoding::length).sum();
        assertThat(lengths).isSorted().hasSameSizeAs(texts);
        assertThat(seen).containsExactly(tokens);
        assertThat(report.texts()).isEqualTo(texts.size());
        assertThat(report.tokens()).isEqualTo(tokens);
        assertThat(report.seconds()).isPositive();
        assertThat(report.tokensPerSecond()).isEqualTo(tokens / report.seconds());
    }

    @Test
    void only_the_batches_that_are_given_are_run() {
        var seen = new ArrayList<Long>();
        var report = new Extraction(model, residualStream()).run(texts, List.of(List.of(4, 1), List.of(0)),
                (numbers, captured) -> {
                }, seen::add);
        assertThat(report.texts()).isEqualTo(3);
        assertThat(seen).containsExactly((long) texts.get(4).length() + texts.get(1).length(),
                (long) texts.get(0).length());
        assertThat(new Extraction(model, residualStream()).run(texts, List.of(), (numbers, captured) -> {
        }, seen::add).tokensPerSecond()).isZero();
    }

    @Test
    void nothing_to_extract_from_is_refused() {
        assertThatThrownBy(() -> new Extraction(model, residualStream()).run(List.of(), (numbers, captured) -> {
        }, tokens -> {
        })).isInstanceOf(InscapeException.class).hasMessage("there are no texts to extract from");
    }
}
