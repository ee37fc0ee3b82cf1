package dev.inscape.hub.gguf.block;

import dev.inscape.InscapeException;
import dev.inscape.tensor.DType;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/** Writes floats to native memory as numbers of another floating-point type, rounded to nearest, ties to even. */
final class Rounding {

    private final DType dtype;
    private final short[] halves = new short[Piece.ELEMENTS];
    private final double[] doubles = new double[Piece.ELEMENTS];

    Rounding(DType dtype) {
        this.dtype = dtype;
    }

    /** Writes the first {@code count} values at element {@code to}. */
    void write(float[] values, int count, MemorySegment target, long to) {
        long at = to * dtype.bytes();
        switch (dtype) {
            case FLOAT32 -> MemorySegment.copy(values, 0, target, ValueLayout.JAVA_FLOAT, at, count);
            case FLOAT64 -> {
                for (int i = 0; i < count; i++) {
                    doubles[i] = values[i];
                }
                MemorySegment.copy(doubles, 0, target, ValueLayout.JAVA_DOUBLE, at, count);
            }
            case FLOAT16 -> {
                for (int i = 0; i < count; i++) {
                    halves[i] = Float.floatToFloat16(values[i]);
                }
                MemorySegment.copy(halves, 0, target, ValueLayout.JAVA_SHORT, at, count);
            }
            case BFLOAT16 -> {
                for (int i = 0; i < count; i++) {
                    halves[i] = bfloat16(values[i]);
                }
                MemorySegment.copy(halves, 0, target, ValueLayout.JAVA_SHORT, at, count);
            }
            case FLOAT8_E4M3FN, FLOAT8_E5M2, INT64, INT32, INT16, INT8, UINT64, UINT32, UINT16, UINT8, BOOL ->
                throw notWritten(dtype);
        }
    }

    /** Whether {@link #write} can write the type. */
    static boolean writes(DType dtype) {
        return dtype.isFloating() && !dtype.isStorageOnly();
    }

    static InscapeException notWritten(DType dtype) {
        return new InscapeException(
                "quantised weights cannot be widened to " + dtype + "; ask for f32, f64, f16 or bf16");
    }

    /** The upper half of a float; what is not a number stays so and becomes quiet. */
    static short bfloat16(float value) {
        int bits = Float.floatToRawIntBits(value);
        int rounded = bits + 0x7fff + (bits >>> 16 & 1);
        return (short) ((Float.isNaN(value) ? bits | 0x400000 : rounded) >>> 16);
    }
}
