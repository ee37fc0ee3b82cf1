package dev.inscape.lab.extract;

import static dev.inscape.model.site.Sites.residualStream;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.inscape.InscapeException;
import dev.inscape.UsageException;
import dev.inscape.model.Model;
import dev.inscape.model.Models;
import dev.inscape.tensor.Scope;
import dev.inscape.text.Encoding;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Many texts, and their states read back from the directory. */
class ExtractionTest {

    private static final int TOKENS_AT_MOST = 40;

    private static Model model;
    private static List<Encoding> texts;

    @TempDir Path directory;

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

    private Path extract(long... lines) {
        var place = directory.resolve("states");
        new Extraction(model, Extras.NONE, TOKENS_AT_MOST).run(texts, lines, place, tokens -> {
        });
        return place;
    }

    @Test
    void every_text_is_found_under_its_number_with_the_states_that_it_has_alone() {
        var lines = LongStream.range(0, texts.size()).map(i -> 1000 - 7 * i).toArray();
        var found = new ArrayList<Long>();
        for (var shard : Written.shards(extract(lines))) {
            var starts = Written.numbers(shard, "starts");
            var ids = Written.numbers(shard, "input_ids");
            var numbers = Written.numbers(shard, "lines");
            assertThat(starts).hasSize(numbers.length + 1).startsWith(0).endsWith(ids.length);
            for (int i = 0; i < numbers.length; i++) {
                found.add(numbers[i]);
                var text = texts.get((int) (1000 - numbers[i]) / 7);
                assertThat(Arrays.copyOfRange(ids, (int) starts[i], (int) starts[i + 1])).isEqualTo(text.ids());
                assertStatesAreThoseOf(text, shard, starts[i], starts[i + 1]);
            }
        }
        assertThat(found).containsExactlyInAnyOrderElementsOf(Arrays.stream(lines).boxed().toList());
    }

    private static void assertStatesAreThoseOf(Encoding text, Path shard, long from, long to) {
        try (var scope = Scope.open()) {
            var alone = model.capture(List.of(text), residualStream());
            var sites = residualStream().in(model.shape());
            for (int layer = 0; layer < sites.size(); layer++) {
                // A packed batch multiplies in another order than a text alone.
                assertThat(Written.states(shard, layer, from, to)).as("layer %d of %s", layer, text.pieces())
                        .containsExactly(alone.at(sites.get(layer)).toFloats(), within(1e-4f));
            }
        }
    }

    @Test
    void files_are_in_the_order_of_length_and_hold_what_fits_a_batch() {
        var shards = Written.shards(extract(LongStream.range(0, texts.size()).toArray()));
        assertThat(shards).hasSizeGreaterThan(2);
        var lengths = shards.stream().flatMapToLong(shard -> Arrays.stream(Written.numbers(shard, "lines")))
                .mapToObj(line -> texts.get((int) line).length()).toList();
        assertThat(lengths).isSorted().hasSameSizeAs(texts);
        assertThat(shards.subList(0, shards.size() - 1))
                .allMatch(shard -> Written.shape(shard, "input_ids")[0] <= TOKENS_AT_MOST);
        assertThat(Written.shape(shards.getLast(), "lines")).as("the longest text, alone").containsExactly(1);
    }

    @Test
    void texts_without_numbers_of_their_own_are_counted_from_0() {
        var place = directory.resolve("states");
        var seen = new ArrayList<Long>();
        var report = new Extraction(model, Extras.NONE).run(texts, place, seen::add);

        long tokens = texts.stream().mapToLong(Encoding::length).sum();
        assertThat(Written.shards(place)).singleElement().satisfies(shard -> assertThat(
                Written.numbers(shard, "lines"))
                .containsExactlyInAnyOrder(LongStream.range(0, texts.size()).toArray()));
        assertThat(seen).containsExactly(tokens);
        assertThat(report.texts()).isEqualTo(texts.size());
        assertThat(report.tokens()).isEqualTo(tokens);
        assertThat(report.seconds()).isPositive();
        assertThat(report.tokensPerSecond()).isEqualTo(tokens / report.seconds());
    }

    @Test
    void the_index_counts_what_there_is() throws IOException {
        var place = extract(LongStream.range(0, texts.size()).toArray());
        var index = new ObjectMapper().readTree(place.resolve("index.json").toFile());
        assertThat(index.get("texts").asInt()).isEqualTo(texts.size());
        assertThat(index.get("tokens").asInt()).isEqualTo(texts.stream().mapToInt(Encoding::length).sum());
        assertThat(index.get("shards").asInt()).isEqualTo(Written.shards(place).size());
        assertThat(index.get("provenance").get("model").asText()).isEqualTo("minilm");
    }

    @Test
    void a_receiver_gets_every_batch_while_it_is_open_and_nothing_stays() {
        long before = Scope.liveTensors();
        var numbers = new ArrayList<Integer>();
        new Extraction(model, Extras.NONE, TOKENS_AT_MOST).run(texts, (batch, captured) -> {
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
    void requests_that_cannot_be_are_refused() {
        assertThatThrownBy(() -> new Extraction(model, Extras.NONE, 0)).isInstanceOf(UsageException.class)
                .hasMessage("a batch cannot have at most 0 tokens");
        assertThatThrownBy(() -> extract(1, 2)).isInstanceOf(UsageException.class)
                .hasMessage("9 texts cannot have 2 numbers");
        assertThatThrownBy(() -> new Extraction(model, Extras.NONE).run(List.of(), directory.resolve("states"),
                tokens -> {
                })).isInstanceOf(InscapeException.class).hasMessage("there are no texts to extract from");
        assertThat(directory).isEmptyDirectory();
    }
}
