package dev.inscape.tensor;

import dev.inscape.UsageException;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * Element types. Names in files and on the command line are the short forms: {@code f32}, {@code bf16}, {@code i64}.
 *
 * <p>The 8-bit floats and the wide unsigned integers are for storage: files hold them, {@link Tensor#to(DType)} converts from and
 * to them exactly where the values fit, and LibTorch has hardly any operator for them.
 */
public enum DType {
    FLOAT64("f64", 8, ScalarType.Double),
    FLOAT32("f32", 4, ScalarType.Float),
    FLOAT16("f16", 2, ScalarType.Half),
    BFLOAT16("bf16", 2, ScalarType.BFloat16),
    /** Sign, 4 bits of exponent, 3 of mantissa; no infinities, largest value 448. */
    FLOAT8_E4M3FN("f8_e4m3", 1, ScalarType.Float8_e4m3fn),
    /** Sign, 5 bits of exponent, 2 of mantissa: the upper byte of a float16. */
    FLOAT8_E5M2("f8_e5m2", 1, ScalarType.Float8_e5m2),
    INT64("i64", 8, ScalarType.Long),
    INT32("i32", 4, ScalarType.Int),
    INT16("i16", 2, ScalarType.Short),
    INT8("i8", 1, ScalarType.Char),
    UINT64("u64", 8, ScalarType.UInt64),
    UINT32("u32", 4, ScalarType.UInt32),
    UINT16("u16", 2, ScalarType.UInt16),
    UINT8("u8", 1, ScalarType.Byte),
    BOOL("bool", 1, ScalarType.Bool);

    private final String label;
    private final int bytes;
    private final ScalarType type;

    DType(String label, int bytes, ScalarType type) {
        this.label = label;
        this.bytes = bytes;
        this.type = type;
    }

    /** The short form: {@code f32}. */
    public String label() {
        return label;
    }

    /** Bytes of one element. */
    public int bytes() {
        return bytes;
    }

    public boolean isFloating() {
        return switch (this) {
            case FLOAT64, FLOAT32, FLOAT16, BFLOAT16, FLOAT8_E4M3FN, FLOAT8_E5M2 -> true;
            case INT64, INT32, INT16, INT8, UINT64, UINT32, UINT16, UINT8, BOOL -> false;
        };
    }

    /** Whether LibTorch only keeps and converts this type, and computes nothing in it. */
    public boolean isStorageOnly() {
        return switch (this) {
            case FLOAT8_E4M3FN, FLOAT8_E5M2, UINT64, UINT32, UINT16 -> true;
            case FLOAT64, FLOAT32, FLOAT16, BFLOAT16, INT64, INT32, INT16, INT8, UINT8, BOOL -> false;
        };
    }

    /** Reads a short form or PyTorch's name ({@code float32}, {@code bfloat16}), in any case. */
    public static DType parse(String text) {
        var wanted = text.toLowerCase(Locale.ROOT);
        for (var type : values()) {
            if (type.label.equals(wanted) || type.name().toLowerCase(Locale.ROOT).equals(wanted)) {
                return type;
            }
        }
        throw new UsageException("unknown dtype \"" + text + "\"; known are "
                + Arrays.stream(values()).map(DType::label).collect(Collectors.joining(", ")));
    }

    ScalarType scalarType() {
        return type;
    }

    static DType of(ScalarType type) {
        for (var candidate : values()) {
            if (candidate.type.value == type.value) {
                return candidate;
            }
        }
        throw new IllegalStateException("LibTorch's dtype " + type + " has no counterpart here");
    }

    @Override
    public String toString() {
        return label;
    }
}
