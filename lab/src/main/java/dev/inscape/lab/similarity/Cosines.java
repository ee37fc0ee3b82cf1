package dev.inscape.lab.similarity;

import dev.inscape.tensor.Scope;
import dev.inscape.tensor.Tensor;

/** Mean cosines over rows: one product of all sites at once. */
final class Cosines {

    private Cosines() {
    }

    /** Of states {@code [site, row, d]}, {@code [first][second]}. */
    static double[][] of(Tensor x, Tensor y) {
        try (var scope = Scope.open("cosines")) {
            var products = normed(x).matmul(normed(y).transpose(0, 1));
            return Cells.of(products.div(x.size(1)));
        }
    }

    /** Rows of norm 1, those of a site one after the other; a row of zeros stays one and is like no other. */
    private static Tensor normed(Tensor states) {
        var norms = states.norm(-1, true);
        return states.div(norms.maskedFill(norms.eq(0), 1)).reshape(states.size(0), -1);
    }
}
