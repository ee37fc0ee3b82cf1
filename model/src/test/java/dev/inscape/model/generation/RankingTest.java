package dev.inscape.model.generation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Scale;

/** Against sorting. */
class RankingTest {

    @Property
    void theHighestAreThoseThatSortingPutsFirst(@ForAll @IntRange(min = 1, max = 400) int size, @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 450) int k) {
        var logits = logits(size, seed);
        var sorted = logits.clone();
        Arrays.sort(sorted);
        float last = sorted[Math.max(0, size - k)];

        assertThat(kept(logits, new Sampling(1, k, 1, 0, 1, 0)))
                .containsExactly(IntStream.range(0, size).filter(i -> logits[i] >= last).toArray());
    }

    @Property
    void theMostProbableAreThoseThatSortingPutsFirst(@ForAll @IntRange(min = 1, max = 400) int size, @ForAll long seed,
            @ForAll @DoubleRange(min = 0, max = 0.9999) @Scale(4) double p) {
        var logits = logits(size, seed);
        var order = IntStream.range(0, size).boxed().sorted(Comparator.comparingDouble(i -> logits[i])).toList();
        double total = IntStream.range(0, size).mapToDouble(i -> Math.exp(logits[i])).sum();
        int going = 0;
        double below = Math.exp(logits[order.getFirst()]);
        while (going < size - 1 && (float) (below / total) <= (float) (1 - p)) {
            going++;
            below += Math.exp(logits[order.get(going)]);
        }

        assertThat(kept(logits, new Sampling(1, 0, p, 0, 1, 0)))
                .containsExactly(order.subList(going, size).stream().mapToInt(Integer::intValue).sorted().toArray());
    }

    private static int[] kept(float[] logits, Sampling sampling) {
        var chooser = new TokenChooser(sampling, 0);
        chooser.probabilities(logits, new int[0]);
        return chooser.kept();
    }

    /** Some of them equal, of both signs. */
    private static float[] logits(int size, long seed) {
        var random = new Random(seed);
        var logits = new float[size];
        for (int i = 0; i < size; i++) {
            logits[i] = random.nextInt(4) == 0 ? random.nextInt(-2, 3) : (float) random.nextGaussian() * 3;
        }
        return logits;
    }
}
