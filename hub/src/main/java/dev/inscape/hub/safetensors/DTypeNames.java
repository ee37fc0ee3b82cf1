package dev.inscape.hub.safetensors;

import dev.inscape.tensor.DType;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** How safetensors names element types, as of its version 0.8. */
final class DTypeNames {

    private static final String WIDER = "convert the tensor to a wider type where the file was made";

    /** What the format knows and is not read here, with the reason. */
    private static final Map<String, String> REFUSED = Map.of(
            "F4", "elements of 4 bits; " + WIDER,
            "F6_E2M3", "elements of 6 bits; " + WIDER,
            "F6_E3M2", "elements of 6 bits; " + WIDER,
            "F8_E8M0", "bare exponents; " + WIDER,
            "F8_E4M3FNUZ", "an 8-bit float without a negative zero; " + WIDER,
            "F8_E5M2FNUZ", "an 8-bit float without a negative zero; " + WIDER,
            "C64", "complex numbers; store real and imaginary parts as two tensors");

    private DTypeNames() {
    }

    static String of(DType dtype) {
        return switch (dtype) {
            case FLOAT64 -> "F64";
            case FLOAT32 -> "F32";
            case FLOAT16 -> "F16";
            case BFLOAT16 -> "BF16";
            case FLOAT8_E4M3FN -> "F8_E4M3";
            case FLOAT8_E5M2 -> "F8_E5M2";
            case INT64 -> "I64";
            case INT32 -> "I32";
            case INT16 -> "I16";
            case INT8 -> "I8";
            case UINT64 -> "U64";
            case UINT32 -> "U32";
            case UINT16 -> "U16";
            case UINT8 -> "U8";
            case BOOL -> "BOOL";
        };
    }

    static Optional<DType> parse(String name) {
        return Stream.of(DType.values()).filter(dtype -> of(dtype).equals(name)).findFirst();
    }

    /** Why a name that {@link #parse} does not know is refused. */
    static String refusal(String name) {
        var reason = REFUSED.get(name);
        return reason == null
                ? "has the unknown dtype \"" + name + "\""
                : "has the dtype " + name + ", which Inscape does not read: " + reason;
    }
}
