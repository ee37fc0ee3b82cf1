package dev.inscape.hub.safetensors;

import dev.inscape.tensor.DType;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Safetensors writes our short names in capitals. */
final class DTypeNames {

    private DTypeNames() {
    }

    static String of(DType dtype) {
        return dtype.label().toUpperCase(Locale.ROOT);
    }

    static Optional<DType> parse(String name) {
        return Stream.of(DType.values()).filter(dtype -> of(dtype).equals(name)).findFirst();
    }
}
