package dev.inscape.tensor;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.junit.jupiter.api.Test;

/** What LibTorch makes of the types that it only stores, against their definitions. */
class StorageTypesTest {

    private static final int BYTES = 256;

    @Test
    void every_byte_of_an_e4m3_float_has_its_value() {
        var values = everyByte(DType.FLOAT8_E4M3FN);
        for (int code = 0; code < BYTES; code++) {
            float expected = (code & 0x7f) == 0x7f ? Float.NaN : (float) value(code, 3, 7);
            assertThat(values[code]).as("byte %d", code).isEqualTo(Float.valueOf(expected));
        }
        assertThat(values[0x7e]).isEqualTo(448);
    }

    @Test
    void every_byte_of_an_e5m2_float_is_the_upper_byte_of_a_float16() {
        var values = everyByte(DType.FLOAT8_E5M2);
        for (int code = 0; code < BYTES; code++) {
            assertThat(values[code]).as("byte %d", code)
                    .isEqualTo(Float.valueOf(Float.float16ToFloat((short) (code << 8))));
        }
    }

    @Test
    void unsigned_integers_are_not_taken_for_signed_ones() {
        try (var scope = Scope.open()) {
            var two = Tensors.empty(DType.UINT16, 3);
            two.segment().copyFrom(MemorySegment.ofArray(new short[]{7, -1, Short.MIN_VALUE}));
            assertThat(two.toLongs()).containsExactly(7, 65_535, 32_768);
            assertThat(two.to(DType.FLOAT32).toFloats()).containsExactly(7, 65_535, 32_768);
            var four = Tensors.empty(DType.UINT32, 2);
            four.segment().copyFrom(MemorySegment.ofArray(new int[]{-1, 5}));
            assertThat(four.toLongs()).containsExactly(4_294_967_295L, 5);
            assertThat(four.toFloats()).containsExactly(4_294_967_296f, 5);
            var eight = Tensors.empty(DType.UINT64, 2);
            eight.segment().copyFrom(MemorySegment.ofArray(new long[]{-1, 5}));
            assertThat(eight.toDoubles()).containsExactly(0x1p64, 5);
            assertThat(eight.to(DType.FLOAT32).toFloats()).containsExactly(0x1p64f, 5);
        }
    }

    @Test
    void a_float_becomes_the_nearest_eight_bit_float() {
        try (var scope = Scope.open()) {
            var rounded = Tensors.of(new float[]{0.3f, -17.1f, 447}, 3);
            assertThat(rounded.to(DType.FLOAT8_E4M3FN).toFloats()).containsExactly(0.3125f, -18, 448);
            assertThat(rounded.to(DType.FLOAT8_E5M2).toFloats()).containsExactly(0.3125f, -16, 448);
        }
    }

    /** Definition of a small float with a sign bit on top. */
    private static double value(int code, int mantissaBits, int bias) {
        int magnitude = code & 0x7f;
        int exponent = magnitude >> mantissaBits;
        double fraction = (magnitude & ((1 << mantissaBits) - 1)) / (double) (1 << mantissaBits);
        double size = exponent == 0 ? fraction * Math.pow(2, 1 - bias) : (1 + fraction) * Math.pow(2, exponent - bias);
        return code >= 0x80 ? -size : size;
    }

    private static float[] everyByte(DType dtype) {
        try (var scope = Scope.open()) {
            var tensor = Tensors.empty(dtype, BYTES);
            for (int i = 0; i < BYTES; i++) {
                tensor.segment().set(ValueLayout.JAVA_BYTE, i, (byte) i);
            }
            return tensor.to(DType.FLOAT32).toFloats();
        }
    }
}
