package dev.inscape.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;

/** Attention of one query is that of the definition, for any grouping, width, window and cutting into blocks, on any team. */
class AttentionTest {

    private static final List<RowKernel> KERNELS = IntStream.of(1, 2, 3).mapToObj(RowKernel::open).toList();
    private static final double CAP = 3;

    @Property(tries = 150)
    void short_texts(@ForAll @IntRange(min = 1, max = 3) int texts, @ForAll @IntRange(min = 1, max = 11) int group,
            @ForAll @IntRange(min = 1, max = 3) int keyValueHeads, @ForAll @IntRange(min = 1, max = 70) int width,
            @ForAll @IntRange(min = 1, max = 60) int tokens, @ForAll boolean capped, @ForAll long seed) {
        check(new AttentionShape(group * keyValueHeads, keyValueHeads, width, 0.3, capped ? CAP : 0), texts, tokens,
                new Random(seed));
    }

    @Property(tries = 10)
    void texts_for_a_whole_team(@ForAll @IntRange(min = 1, max = 3) int group,
            @ForAll @IntRange(min = 60, max = 90) int width, @ForAll @IntRange(min = 400, max = 900) int tokens,
            @ForAll boolean capped, @ForAll long seed) {
        check(new AttentionShape(group * 3, 3, width, 0.2, capped ? CAP : 0), 1, tokens, new Random(seed));
    }

    private static void check(AttentionShape shape, int count, int most, Random random) {
        var texts = new ArrayList<AttendedText>();
        for (int text = 0; text < count; text++) {
            var blocks = new ArrayList<KeyValueBlock>();
            int tokens = 0;
            do {
                var block = block(shape, 1 + random.nextInt(most), random);
                blocks.add(block);
                tokens += block.tokens();
            } while (random.nextBoolean());
            texts.add(new AttendedText(blocks, random.nextInt(tokens)));
        }
        int row = shape.heads() * shape.width();
        var queries = new Rows(Numbers.floats(random, count * (row + 3L)), count, row, row + 3);
        float @Nullable [] first = null;
        for (var kernel : KERNELS) {
            var out = new Rows(Numbers.untouched(count * (row + 2L)), count, row, row + 2);
            kernel.attend(shape, queries, texts, out);
            assertThat(Numbers.gapsAreUntouched(out)).isTrue();
            if (first == null) {
                first = Numbers.values(out);
                compare(shape, queries, texts, out);
            }
            assertThat(Numbers.values(out)).as("on %d threads", kernel.threads()).isEqualTo(first);
        }
    }

    private static KeyValueBlock block(AttentionShape shape, int tokens, Random random) {
        long stride = (long) shape.keyValueHeads() * shape.width() + random.nextInt(3);
        return new KeyValueBlock(Numbers.floats(random, tokens * stride), Numbers.floats(random, tokens * stride),
                stride,
                tokens);
    }

    private static void compare(AttentionShape shape, Rows queries, List<AttendedText> texts, Rows out) {
        for (int text = 0; text < texts.size(); text++) {
            for (int head = 0; head < shape.heads(); head++) {
                var expected = byDefinition(shape, queries, text, head, texts.get(text));
                for (int d = 0; d < expected.length; d++) {
                    float actual = Numbers.element(out, text, head * shape.width() + d);
                    assertThat(Math.abs(actual - expected[d])).as("text %d, head %d, %d", text, head, d)
                            .isLessThan(1e-5);
                }
            }
        }
    }

    private static double[] byDefinition(AttentionShape shape, Rows queries, int text, int head, AttendedText looked) {
        int at = head / (shape.heads() / shape.keyValueHeads()) * shape.width();
        var mixed = new double[shape.width()];
        double sum = 0;
        int token = 0;
        for (var block : looked.blocks()) {
            var keys = new Rows(block.keys(), block.tokens(), shape.keyValueHeads() * shape.width(), block.stride());
            var values = new Rows(block.values(), block.tokens(), keys.width(), block.stride());
            for (int t = 0; t < block.tokens(); t++, token++) {
                if (token >= looked.first()) {
                    double score = 0;
                    for (int d = 0; d < shape.width(); d++) {
                        score += (double) Numbers.element(queries, text, head * shape.width() + d)
                                * Numbers.element(keys, t, at + d);
                    }
                    score *= shape.scale();
                    double weight = Math.exp(
                            shape.softCap() == 0 ? score : shape.softCap() * Math.tanh(score / shape.softCap()));
                    sum += weight;
                    for (int d = 0; d < shape.width(); d++) {
                        mixed[d] += weight * Numbers.element(values, t, at + d);
                    }
                }
            }
        }
        for (int d = 0; d < mixed.length; d++) {
            mixed[d] /= sum;
        }
        return mixed;
    }
}
