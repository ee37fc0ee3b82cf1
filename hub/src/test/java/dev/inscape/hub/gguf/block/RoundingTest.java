package dev.inscape.hub.gguf.block;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.inscape.InscapeException;
import dev.inscape.tensor.DType;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RoundingTest {

    private static float rounded(float value) {
        return Float.intBitsToFloat(Rounding.bfloat16(value) << 16);
    }

    /** bfloat16 has eight bits of mantissa: its neighbours around 1 lie 2^-7 above and 2^-8 below. */
    @Test
    void halfway_goes_to_the_even_neighbour_and_beyond_it_to_the_nearer() {
        assertThat(rounded(1 + 0x1p-8f)).isEqualTo(1);
        assertThat(rounded(1 + 3 * 0x1p-8f)).isEqualTo(1 + 2 * 0x1p-7f);
        assertThat(rounded(1 + 0x1.0002p-8f)).isEqualTo(1 + 0x1p-7f);
        assertThat(rounded(-(1 + 0x1.0002p-8f))).isEqualTo(-(1 + 0x1p-7f));
    }

    @Test
    void what_is_too_large_becomes_infinite_and_what_is_no_number_stays_none() {
        assertThat(rounded(Float.MAX_VALUE)).isEqualTo(Float.POSITIVE_INFINITY);
        assertThat(rounded(Float.NEGATIVE_INFINITY)).isEqualTo(Float.NEGATIVE_INFINITY);
        assertThat(rounded(Float.intBitsToFloat(0x7f800001))).isNaN();
        assertThat(rounded(Float.intBitsToFloat(0xffffffff))).isNaN();
        assertThat(Float.floatToRawIntBits(rounded(-0f))).isEqualTo(Integer.MIN_VALUE);
    }

    @Test
    void a_type_that_is_not_written_is_an_error_and_not_left_unwritten() {
        for (var dtype : DType.values()) {
            var target = MemorySegment.ofArray(new long[]{-1});
            if (Rounding.writes(dtype)) {
                new Rounding(dtype).write(new float[]{2.5f}, 1, target, 0);
                assertThat(target.get(ValueLayout.JAVA_LONG, 0)).as("%s", dtype).isNotEqualTo(-1);
            } else {
                assertThatThrownBy(() -> new Rounding(dtype).write(new float[]{2.5f}, 1, target, 0))
                        .as("%s", dtype).isInstanceOf(InscapeException.class);
            }
        }
    }

    @Test
    void no_other_bfloat16_is_nearer() {
        var random = new Random(5);
        for (int i = 0; i < 100_000; i++) {
            float value = Float.intBitsToFloat(random.nextInt());
            if (Math.abs(value) > 1e-37f && Math.abs(value) < 1e38f) {
                int bits = Rounding.bfloat16(value) & 0xffff;
                double error = Math.abs((double) value - rounded(value));
                for (int other : new int[]{bits - 1, bits + 1}) {
                    double distance = Math.abs((double) value - Float.intBitsToFloat(other << 16));
                    assertThat(distance >= error).as("%s", value).isTrue();
                }
            }
        }
    }
}
