package dev.inscape.model.generation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import dev.inscape.InscapeException;
import java.lang.management.ManagementFactory;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenChooserTest {

    private static final int[] NOTHING_YET = {};
    private static final Sampling PLAIN = Sampling.GREEDY.withTemperature(1);

    @Test
    void greedyTakesTheFirstOfEqualLogits() {
        float[] logits = {-3, 2.5f, -0.5f, 2.5f};

        assertThat(new TokenChooser(Sampling.GREEDY, 0).choose(logits, NOTHING_YET)).isEqualTo(1);
    }

    @Test
    void aPenaltyLetsGreedyTakeAnother() {
        float[] logits = {-3, 2.5f, 2.4f};

        assertThat(new TokenChooser(Sampling.GREEDY.withRepetitionPenalty(1.1), 0).choose(logits, new int[]{1}))
                .isEqualTo(2);
    }

    @Test
    void onlyTheFirstIdsOfTheHistoryCountAndTheLogitsStayAsTheyAre() {
        float[] logits = {-3, 2.5f, 2.4f};
        var chooser = new TokenChooser(Sampling.GREEDY.withRepetitionPenalty(1.1), 0);

        assertThat(chooser.choose(logits, new int[]{0, 1}, 1)).isEqualTo(1);
        assertThat(logits).containsExactly(-3, 2.5f, 2.4f);
    }

    @Test
    void tokensComeAsOftenAsTheyAreProbable() {
        int draws = 100_000;
        var logits = row(61, 5);
        var chooser = new TokenChooser(new Sampling(1.3, 50, 0.97, 0.002, 1.2, 11), 0);
        int[] history = {3, 3, 17};
        var probabilities = chooser.probabilities(logits, history);
        var counts = new int[logits.length];

        for (int i = 0; i < draws; i++) {
            counts[chooser.choose(logits, history)]++;
        }

        int degrees = -1;
        double chiSquare = 0;
        for (int id = 0; id < logits.length; id++) {
            double expected = probabilities[id] * draws;
            if (expected == 0) {
                assertThat(counts[id]).as("token %s", id).isZero();
            } else {
                degrees++;
                chiSquare += (counts[id] - expected) * (counts[id] - expected) / expected;
            }
        }
        assertThat(degrees).isGreaterThan(25);
        // The chi-square distribution has the mean d and the variance 2 d; five deviations off is no chance.
        assertThat(chiSquare).isBetween(degrees - 5 * Math.sqrt(2.0 * degrees), degrees + 5 * Math.sqrt(2.0 * degrees));
    }

    @Test
    void aTextGetsTheSameTokensAloneAndInABatch() {
        var sampling = PLAIN.withTopP(0.9).withSeed(-5);
        var batch = TokenChooser.forTexts(sampling, 3);
        var rows = IntStream.range(0, 200).mapToObj(seed -> row(301, seed)).toList();
        var together = new int[3][200];
        for (int step = 0; step < 200; step++) {
            for (int text = 0; text < 3; text++) {
                together[text][step] = batch.get(text).choose(rows.get(step), NOTHING_YET);
            }
        }

        for (int text = 0; text < 3; text++) {
            var alone = new TokenChooser(sampling, text);
            assertThat(rows.stream().mapToInt(row -> alone.choose(row, NOTHING_YET)).toArray())
                    .containsExactly(together[text]);
        }
        assertThat(together[0]).isNotEqualTo(together[1]);
        assertThat(together[1]).isNotEqualTo(together[2]);
    }

    @Test
    void anotherSeedDrawsOtherTokens() {
        assertThat(drawn(PLAIN.withSeed(1))).isEqualTo(drawn(PLAIN.withSeed(1))).isNotEqualTo(drawn(PLAIN.withSeed(2)));
    }

    private static int[] drawn(Sampling sampling) {
        var chooser = new TokenChooser(sampling, 0);
        var row = row(101, 8);
        return IntStream.range(0, 50).map(step -> chooser.choose(row, NOTHING_YET)).toArray();
    }

    @Test
    void aChoiceTakesOneRandomNumberEvenWhereOneTokenIsLeft() {
        var chooser = new TokenChooser(PLAIN.withTopK(1), 0);

        assertThat(chooser.choose(new float[]{1.5f, -2, 7}, NOTHING_YET)).isEqualTo(2);
        assertThat(chooser.choose(new float[]{1.5f, 8}, NOTHING_YET)).isEqualTo(1);
        assertThat(chooser.draws()).isEqualTo(2);
    }

    @Test
    void afterTheFirstChoiceNothingIsAllocated() {
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        var chooser = new TokenChooser(new Sampling(0.8, 400, 0.9, 0.01, 1.1, 3), 0);
        var logits = row(5003, 4);
        chooser.choose(logits, new int[]{5});
        long before = threads.getCurrentThreadAllocatedBytes();

        int[] history = {5, 9};
        for (int i = 0; i < 1000; i++) {
            chooser.choose(logits, history);
        }

        // The vocabulary's row alone is 20,000 bytes; a few small objects may come and go before the loop is compiled.
        assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(1000 * 100);
    }

    @Test
    void improbableTokensDoNotDisturb() {
        float[] logits = {-3.4e38f, 0.5f, Float.NEGATIVE_INFINITY, 1.5f, -1e30f};
        var chooser = new TokenChooser(PLAIN.withTopP(0.999), 0);

        chooser.probabilities(logits, NOTHING_YET);

        assertThat(chooser.kept()).containsExactly(1, 3);
    }

    @Test
    void bothZerosAreEqual() {
        var chooser = new TokenChooser(PLAIN.withTopK(2), 0);

        chooser.probabilities(new float[]{-0f, -1, 0f, -0f}, NOTHING_YET);

        assertThat(chooser.kept()).containsExactly(0, 2, 3);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.8})
    void whatIsNoNumberIsAnError(double temperature) {
        var chooser = new TokenChooser(Sampling.GREEDY.withTemperature(temperature), 0);

        assertThatThrownBy(() -> chooser.choose(new float[]{2, Float.NaN, 1}, NOTHING_YET))
                .isInstanceOf(InscapeException.class).hasMessageContaining("the logit of token 1 is NaN");
        assertThatThrownBy(() -> chooser.choose(new float[]{2, 3, Float.POSITIVE_INFINITY}, NOTHING_YET))
                .isInstanceOf(InscapeException.class).hasMessageContaining("the logit of token 2 is Infinity");
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.8})
    void noChoiceIsAnError(double temperature) {
        var chooser = new TokenChooser(Sampling.GREEDY.withTemperature(temperature), 0);
        float none = Float.NEGATIVE_INFINITY;

        assertThatThrownBy(() -> chooser.choose(new float[]{none, none}, NOTHING_YET))
                .isInstanceOf(InscapeException.class).hasMessageContaining("all 2 logits are minus infinity");
        assertThatThrownBy(() -> chooser.choose(new float[0], NOTHING_YET)).isInstanceOf(InscapeException.class)
                .hasMessageContaining("there are no logits");
    }

    @Test
    void settingsThatMakeNumbersInfiniteAreNamed() {
        var cold = new TokenChooser(Sampling.GREEDY.withTemperature(1e-38), 0);
        var odd = new TokenChooser(Sampling.GREEDY.withRepetitionPenalty(1e-38), 0);

        assertThatThrownBy(() -> cold.choose(new float[]{9, 20}, NOTHING_YET)).isInstanceOf(InscapeException.class)
                .hasMessageContaining("the temperature 1.0E-38 is too small");
        assertThatThrownBy(() -> cold.choose(new float[]{-9, -20}, NOTHING_YET)).isInstanceOf(InscapeException.class)
                .hasMessageContaining("the temperature 1.0E-38 is too small");
        assertThatThrownBy(() -> odd.choose(new float[]{9, 20}, new int[]{1})).isInstanceOf(InscapeException.class)
                .hasMessageContaining("the repetition penalty 1.0E-38 makes the logit 20.0 of token 1 infinite");
        assertThatThrownBy(() -> odd.choose(new float[]{9, 20}, new int[]{-1})).isInstanceOf(InscapeException.class)
                .hasMessageContaining("token id -1");
    }

    private static float[] row(int size, long seed) {
        var random = new Random(seed);
        var logits = new float[size];
        for (int i = 0; i < size; i++) {
            logits[i] = (float) random.nextGaussian() * 2;
        }
        return logits;
    }
}
