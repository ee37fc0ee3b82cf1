package dev.inscape.model.summary;

import dev.inscape.hub.found.ModelFiles;
import dev.inscape.tensor.Compute;
import dev.inscape.tensor.DType;
import dev.inscape.tensor.Scope;
import dev.inscape.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;

/**
 * Whether every weight of a model can be read, and holds numbers.
 *
 * @param tensors   how many were read
 * @param notFinite names of those that have NaN or an infinity
 */
public record WeightCheck(int tensors, List<String> notFinite) {

    private static final long PIECE = 1 << 22;

    public WeightCheck {
        notFinite = List.copyOf(notFinite);
    }

    /** Reads every weight once; the listener hears of each one's bytes. What cannot be read is an error. */
    public static WeightCheck run(ModelFiles model, LongConsumer read) {
        try (var weights = model.openWeights()) {
            var bad = new ArrayList<String>();
            for (var name : weights.names().stream().sorted().toList()) {
                long bytes = Compute.call(() -> {
                    try (var scope = Scope.open("verify " + name)) {
                        var tensor = weights.tensor(name);
                        if (!isFinite(tensor)) {
                            bad.add(name);
                        }
                        return tensor.bytes();
                    }
                });
                read.accept(bytes);
            }
            return new WeightCheck(weights.names().size(), bad);
        }
    }

    /** Zero times a number is zero, and no sum of zeros overflows; zero times NaN or an infinity is NaN, and stays in the sum. */
    private static boolean isFinite(Tensor tensor) {
        if (!tensor.dtype().isFloating()) {
            return true;
        }
        var flat = tensor.reshape(-1);
        for (long from = 0; from < flat.count(); from += PIECE) {
            try (var scope = Scope.open("piece")) {
                var piece = flat.narrow(0, from, Math.min(PIECE, flat.count() - from));
                var numbers = tensor.dtype().isStorageOnly() ? piece.to(DType.FLOAT32) : piece;
                if (!Double.isFinite(numbers.mul(0).sum().item())) {
                    return false;
                }
            }
        }
        return true;
    }
}
