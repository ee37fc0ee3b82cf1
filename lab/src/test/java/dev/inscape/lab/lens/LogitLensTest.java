package dev.inscape.lab.lens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.inscape.UsageException;
import dev.inscape.lab.TinyModel;
import dev.inscape.model.Models;
import dev.inscape.model.site.Site;
import dev.inscape.tensor.Scope;
import dev.inscape.text.Encoding;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogitLensTest {

    private static final Encoding TEXT = Encoding.ofIds(9, 14, 9, 31, 8, 22, 40);

    @ParameterizedTest
    @ValueSource(strings = {"llama3", "gpt2", "gemma2"})
    void the_last_row_is_what_the_model_says(String family) {
        try (var model = TinyModel.exact(family); var scope = Scope.open()) {
            var lens = LogitLens.of(model).best(3).read(TEXT);
            assertThat(lens.rows()).hasSize(model.shape().layers() + 1).allMatch(row -> row.size() == TEXT.length());
            var said = model.capture(List.of(TEXT), new Site.Logits()).at(new Site.Logits()).softmax(-1);
            for (int token = 0; token < TEXT.length(); token++) {
                var probabilities = said.select(0, token).toDoubles();
                var order = IntStream.range(0, probabilities.length).boxed()
                        .sorted((a, b) -> Double.compare(probabilities[b], probabilities[a])).limit(3).toList();
                var place = lens.rows().getLast().get(token);
                double entropy = 0;
                for (double p : probabilities) {
                    entropy -= p * Math.log(p);
                }
                assertThat(place.entropy()).isCloseTo(entropy, within(1e-9));
                for (int i = 0; i < 3; i++) {
                    assertThat(place.candidates().get(i).id()).isEqualTo((long) order.get(i));
                    assertThat(place.candidates().get(i).probability()).isCloseTo(probabilities[order.get(i)],
                            within(1e-12));
                }
            }
        }
    }

    /** From the definition, with the norm written out. */
    @Test
    void a_row_is_the_stream_read_out_with_and_without_the_norm() {
        try (var model = TinyModel.exact("llama3"); var scope = Scope.open()) {
            var stream = model.capture(List.of(TEXT), new Site.ResidualPost(0)).at(new Site.ResidualPost(0));
            var x = stream.select(0, 4).toDoubles();
            long token = LogitLens.of(model).raw().read(TEXT).best(1, 4).id();
            double best = score(model.transformer().unembedding(token).toDoubles(), x);
            for (int other = 0; other < model.shape().vocabulary(); other++) {
                assertThat(score(model.transformer().unembedding(other).toDoubles(), x)).isLessThanOrEqualTo(best);
            }
            var normed = LogitLens.of(model).read(TEXT);
            assertThat(normed.best(1, 4).probability())
                    .isNotCloseTo(LogitLens.of(model).raw().read(TEXT).best(1, 4).probability(), within(1e-6));
        }
    }

    private static double score(double[] u, double[] x) {
        return IntStream.range(0, x.length).mapToDouble(i -> u[i] * x[i]).sum();
    }

    @Test
    void an_encoder_has_no_lens() {
        try (var encoder = Models.load("minilm")) {
            assertThatThrownBy(() -> LogitLens.of(encoder)).isInstanceOf(UsageException.class)
                    .hasMessageContaining("no logits to read out");
        }
    }
}
