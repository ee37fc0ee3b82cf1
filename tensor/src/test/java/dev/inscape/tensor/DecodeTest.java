package dev.inscape.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.inscape.InscapeException;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Runs twice: by operators, and by the kernel. */
@Tag("kernel")
class DecodeTest {

    private static final double SCALE = 0.3;

    @ParameterizedTest
    @CsvSource({"6, 2, 17, 0", "6, 2, 17, 3", "4, 4, 64, 0", "5, 1, 7, 2"})
    void one_query_looks_at_its_cache_as_the_definition_has_it(int heads, int keyValueHeads, int d, double softCap) {
        try (var scope = Scope.open(); var rng = Rng.seeded(5)) {
            var q = rng.normal(DType.FLOAT32, 2, heads, d);
            var one = new KeyValues(rng.normal(DType.FLOAT32, 40, keyValueHeads, d),
                    rng.normal(DType.FLOAT32, 41, keyValueHeads, d), 37);
            var other = new KeyValues(rng.normal(DType.FLOAT32, 9, keyValueHeads, d),
                    rng.normal(DType.FLOAT32, 9, keyValueHeads, d), 9);
            var texts = List.of(new Context(List.of(one, other), 0), new Context(List.of(other, one), 11));

            var mixed = Attention.decode(q, texts, SCALE, softCap);

            assertThat(mixed.shape()).containsExactly(2, heads, d);
            assertThat(mixed.toDoubles()).containsExactly(inDoublePrecision(q, texts, softCap), within(2e-5));
        }
    }

    /** Queries of several texts stand beside their keys and values, in the product that all come from. */
    @Test
    void queries_that_lie_apart_take_the_same_way_as_those_in_one_piece() {
        try (var scope = Scope.open(); var rng = Rng.seeded(6)) {
            var beside = rng.normal(DType.FLOAT32, 3, 6 * 16 + 40).narrow(1, 0, 6 * 16).reshape(3, 6, 16);
            var keys = rng.normal(DType.FLOAT32, 21, 2, 16);
            var values = rng.normal(DType.FLOAT32, 21, 2, 16);
            var text = new Context(List.of(new KeyValues(keys, values, 19)), 0);
            var texts = List.of(text, text, text);

            assertThat(beside.isContiguous()).isFalse();
            assertThat(Attention.decode(beside, texts, SCALE, 0).toDoubles())
                    .containsExactly(Attention.decode(beside.copy(), texts, SCALE, 0).toDoubles());
        }
    }

    private static double[] inDoublePrecision(Tensor q, List<Context> texts, double softCap) {
        int heads = (int) q.size(1);
        int d = (int) q.size(2);
        var all = new double[texts.size() * heads * d];
        var queries = q.toDoubles();
        for (int row = 0; row < texts.size() * heads; row++) {
            double sum = 0;
            int token = 0;
            for (var block : texts.get(row / heads).blocks()) {
                int keyValueHeads = (int) block.keys().size(1);
                var keys = block.keys().toDoubles();
                var values = block.values().toDoubles();
                for (int t = 0; t < block.tokens(); t++, token++) {
                    int at = (t * keyValueHeads + row % heads / (heads / keyValueHeads)) * d;
                    double score = 0;
                    for (int i = 0; i < d; i++) {
                        score += queries[row * d + i] * keys[at + i];
                    }
                    score *= SCALE;
                    double weight = Math.exp(softCap == 0 ? score : softCap * Math.tanh(score / softCap));
                    weight = token < texts.get(row / heads).first() ? 0 : weight;
                    sum += weight;
                    for (int i = 0; i < d; i++) {
                        all[row * d + i] += weight * values[at + i];
                    }
                }
            }
            for (int i = 0; i < d; i++) {
                all[row * d + i] /= sum;
            }
        }
        return all;
    }

    @Test
    void what_does_not_fit_is_refused() {
        try (var scope = Scope.open(); var rng = Rng.seeded(5)) {
            var keys = rng.normal(DType.FLOAT32, 9, 2, 8);
            var text = new Context(List.of(new KeyValues(keys, keys, 9)), 0);
            assertThatThrownBy(() -> Attention.decode(rng.normal(DType.FLOAT32, 1, 3, 8), List.of(text), 1, 0))
                    .isInstanceOf(InscapeException.class).hasMessageContaining("a multiple of their heads");
            assertThatThrownBy(() -> Attention.decode(rng.normal(DType.FLOAT32, 2, 4, 8), List.of(text), 1, 0))
                    .isInstanceOf(InscapeException.class).hasMessageContaining("each of 1 texts");
            assertThatThrownBy(() -> new KeyValues(keys, keys, 10)).isInstanceOf(InscapeException.class)
                    .hasMessageContaining("10 tokens");
            assertThatThrownBy(() -> new Context(text.blocks(), 9)).isInstanceOf(InscapeException.class)
                    .hasMessageContaining("from token 9 on");
        }
    }
}
