package dev.inscape.tensor.catalogue;

import static dev.inscape.tensor.DType.FLOAT64;

import dev.inscape.tensor.Rng;
import dev.inscape.tensor.Tensor;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** Entries for {@link dev.inscape.tensor.Rng}, whose numbers have a test of their own. */
final class RandomOperators {

    private RandomOperators() {
    }

    static List<Operator> all() {
        return Stream.of(
                entry("normal(DType,long[])", rng -> rng.normal(FLOAT64, 67, 123)),
                entry("uniform(DType,long[])", rng -> rng.uniform(FLOAT64, 67, 123)),
                entry("integers(long,long[])", rng -> rng.integers(1000, 67, 123)),
                entry("permutation(long)", rng -> rng.permutation(8000)),
                entry("state()", Rng::state),
                entry("restore(Tensor)", rng -> {
                    var state = rng.state();
                    rng.restore(state);
                    return state;
                })).map(Operator::withoutGradient).toList();
    }

    private static Operator entry(String method, Function<Rng, Tensor> call) {
        return Operator.of("Rng." + method, x -> {
            try (var rng = Rng.seeded(7)) {
                return call.apply(rng);
            }
        }, null);
    }
}
