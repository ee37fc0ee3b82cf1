package dev.inscape.lab.probe;

import dev.inscape.tensor.Joining;
import dev.inscape.tensor.Layers;
import dev.inscape.tensor.Scope;
import dev.inscape.tensor.Tensor;
import java.util.List;

/** From a probe's scores {@code [.., output]} to probabilities {@code [.., class]}. */
final class Probabilities {

    /** A ridge score may promise more than certainty. */
    private static final double LEAST = 1e-6;

    private Probabilities() {
    }

    static Tensor of(Tensor scores, ProbeKind kind) {
        try (var scope = Scope.open("probabilities")) {
            boolean binary = scores.size(-1) == 1;
            return scope.keep(switch (kind) {
                case LOGISTIC ->
                    binary ? both(Layers.sigmoid(scores.neg()), Layers.sigmoid(scores)) : scores.softmax(-1);
                case RIDGE -> ridge(binary ? both(scores.neg(), scores) : scores);
            });
        }
    }

    private static Tensor ridge(Tensor scores) {
        var shares = scores.add(1).mul(0.5).clamp(LEAST, Double.MAX_VALUE);
        return shares.div(shares.sum(-1, true));
    }

    private static Tensor both(Tensor first, Tensor second) {
        return Joining.cat(List.of(first, second), -1);
    }
}
