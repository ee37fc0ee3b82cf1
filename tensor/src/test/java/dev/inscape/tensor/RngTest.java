package dev.inscape.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RngTest {

    private static final int SEED = 20_317;

    private Scope scope;
    private Rng rng;

    @BeforeEach
    void open() {
        scope = Scope.open();
        rng = Rng.seeded(SEED);
    }

    @AfterEach
    void close() {
        rng.close();
        scope.close();
    }

    @Test
    void the_reference_is_the_mersenne_twister_of_the_c_standard_library() {
        var twister = new MersenneTwister(5489);
        for (int i = 1; i < 10_000; i++) {
            twister.unsigned32();
        }
        assertThat(twister.unsigned32()).isEqualTo(4_123_659_995L); // ISO C++, [rand.predef]
    }

    @Test
    void integers_are_those_of_the_mersenne_twister() {
        var twister = new MersenneTwister(SEED);
        var expected = LongStream.generate(() -> twister.unsigned32() % 1009).limit(1300).toArray();
        assertThat(rng.integers(1009, 13, 100).toLongs()).isEqualTo(expected);
    }

    @Test
    void uniform_values_are_53_bits_of_the_mersenne_twister() {
        var twister = new MersenneTwister(SEED);
        var expected = new double[1001];
        for (int i = 0; i < expected.length; i++) {
            long bits = twister.unsigned32() << 32 | twister.unsigned32();
            expected[i] = (bits & (1L << 53) - 1) * 0x1p-53;
        }
        assertThat(rng.uniform(DType.FLOAT64, 7, 143).toDoubles()).isEqualTo(expected);
    }

    @Test
    void normal_values_have_the_moments_of_the_standard_normal_distribution() {
        int n = 200_000;
        var x = rng.normal(DType.FLOAT64, n).toDoubles();
        double[] expected = {0, 1, 0, 3};
        double[] deviations = {1, Math.sqrt(2), Math.sqrt(15), Math.sqrt(96)};
        for (int power = 1; power <= 4; power++) {
            int p = power;
            double moment = Arrays.stream(x).map(value -> Math.pow(value, p)).average().orElseThrow();
            assertThat(moment).as("moment %d", p).isCloseTo(expected[p - 1],
                    within(4 * deviations[p - 1] / Math.sqrt(n)));
        }
    }

    @Test
    void a_permutation_has_every_number_once_and_not_in_order() {
        var order = rng.permutation(1001).toLongs();
        assertThat(order).isNotEqualTo(LongStream.range(0, 1001).toArray());
        Arrays.sort(order);
        assertThat(order).isEqualTo(LongStream.range(0, 1001).toArray());
    }

    @Test
    void the_same_seed_gives_the_same_numbers_and_another_seed_others() {
        try (var same = Rng.seeded(SEED); var other = Rng.seeded(SEED + 1)) {
            var numbers = rng.normal(DType.FLOAT32, 101).toFloats();
            assertThat(same.normal(DType.FLOAT32, 101).toFloats()).isEqualTo(numbers);
            assertThat(other.normal(DType.FLOAT32, 101).toFloats()).isNotEqualTo(numbers);
            assertThat(same.seed()).isEqualTo(SEED);
        }
    }

    @Test
    void seeds_that_differ_in_their_upper_half_alone_give_other_numbers_too() {
        try (var far = Rng.seeded((1L << 40) + SEED)) {
            assertThat(far.uniform(DType.FLOAT64, 101).toDoubles())
                    .isNotEqualTo(rng.uniform(DType.FLOAT64, 101).toDoubles());
            assertThat(far.seed()).isEqualTo((1L << 40) + SEED);
        }
    }

    @Test
    void a_restored_stream_goes_on_where_it_was() {
        rng.normal(DType.FLOAT32, 7);
        var state = rng.state();
        var expected = rng.normal(DType.FLOAT32, 101).toFloats();
        try (var other = Rng.seeded(3)) {
            other.uniform(DType.FLOAT32, 5);
            other.restore(state);
            assertThat(other.normal(DType.FLOAT32, 101).toFloats()).isEqualTo(expected);
        }
    }

    @Test
    void streams_do_not_disturb_each_other() {
        var undisturbed = rng.uniform(DType.FLOAT64, 20).toDoubles();
        try (var one = Rng.seeded(SEED); var other = Rng.seeded(99)) {
            var first = one.uniform(DType.FLOAT64, 10).toDoubles();
            other.uniform(DType.FLOAT64, 10);
            var second = one.uniform(DType.FLOAT64, 10).toDoubles();
            assertThat(first).isEqualTo(Arrays.copyOf(undisturbed, 10));
            assertThat(second).isEqualTo(Arrays.copyOfRange(undisturbed, 10, 20));
        }
    }
}
