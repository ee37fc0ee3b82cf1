package dev.inscape.model;

import dev.inscape.InscapeException;
import dev.inscape.hub.Weights;
import dev.inscape.tensor.DType;
import dev.inscape.tensor.runtime.Memory;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/**
 * What a model's weights can be held in, decided before any of them is.
 *
 * @param model    for messages
 * @param elements floating-point numbers among its weights
 * @param free     bytes of memory that are free; none where this machine does not tell
 */
record Fitting(String model, long elements, OptionalLong free) {

    private static final double GIBI = 1 << 30;

    /** What it is for a checkpoint, now. */
    static Fitting of(String model, Weights weights) {
        long elements = weights.names().stream().filter(name -> weights.dtype(name).isFloating())
                .mapToLong(name -> Arrays.stream(weights.shape(name)).reduce(1, Math::multiplyExact)).sum();
        return new Fitting(model, elements, Memory.availableBytes());
    }

    /** The type asked for; without one, float32 if it fits, else bfloat16. An error with the sizes where it does not fit. */
    DType choose(Optional<DType> asked) {
        var candidates = asked.map(List::of).orElse(List.of(DType.FLOAT32, DType.BFLOAT16));
        return candidates.stream().filter(this::fits).findFirst()
                .orElseThrow(() -> new InscapeException("the weights of "
                        + model + " take "
                        + candidates.stream().map(this::size).collect(Collectors.joining(" or "))
                        + ", but only " + gibi(free.orElse(0))
                        + " of memory are free; free some, or take a smaller model"
                        + (asked.isPresent() && fits(DType.BFLOAT16) ? ", or bf16" : "")));
    }

    private boolean fits(DType dtype) {
        return free.isEmpty() || elements <= free.getAsLong() / dtype.bytes();
    }

    private String size(DType dtype) {
        return gibi((double) elements * dtype.bytes()) + " in " + dtype;
    }

    private static String gibi(double bytes) {
        return String.format(Locale.ROOT, "%.2f GiB", bytes / GIBI);
    }
}
