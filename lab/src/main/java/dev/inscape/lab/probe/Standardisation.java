package dev.inscape.lab.probe;

import dev.inscape.tensor.Scope;
import dev.inscape.tensor.Tensor;
import dev.inscape.tensor.TensorCarrier;
import java.util.List;

/**
 * What training rows say of each entry of the states, so that all entries weigh alike; other rows are treated by the same numbers.
 *
 * @param mean  {@code [site, 1, d]}
 * @param scale {@code [site, 1, d]}: the deviation, 1 where an entry never changes
 */
record Standardisation(Tensor mean, Tensor scale) implements TensorCarrier {

    /** Of training rows {@code [site, row, d]}. */
    static Standardisation of(Tensor rows) {
        try (var scope = Scope.open("standardisation")) {
            var deviation = rows.var(1, false, true).sqrt();
            var still = deviation.eq(0.0).to(deviation.dtype());
            return scope.keep(new Standardisation(rows.mean(1, true), deviation.add(still)));
        }
    }

    /** {@code [site, row, d] -> [site, row, d]}. */
    Tensor apply(Tensor rows) {
        return rows.sub(mean).div(scale);
    }

    /** Of one site alone. */
    Standardisation at(int site) {
        return new Standardisation(mean.narrow(0, site, 1), scale.narrow(0, site, 1));
    }

    @Override
    public List<Tensor> tensors() {
        return List.of(mean, scale);
    }
}
