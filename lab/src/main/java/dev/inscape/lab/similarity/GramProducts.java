package dev.inscape.lab.similarity;

import dev.inscape.tensor.DType;
import dev.inscape.tensor.Scope;
import dev.inscape.tensor.Tensor;
import dev.inscape.tensor.Tensors;

/**
 * Scalar products of the Gram matrices of centred states, {@code <X X^T, Y Y^T> = |X^T Y|^2}, for all pairs of sites. By
 * features each pair takes a product of {@code d x n x d}; by rows each site takes one of {@code n x d x n}, and pairs
 * almost nothing. Neither holds an {@code n x n} matrix: Gram matrices are made in blocks of rows.
 */
final class GramProducts {

    private static final long BYTES_AT_A_TIME = 128L << 20;

    private GramProducts() {
    }

    /** Of states {@code [site, row, d]}: {@code [first, second]}, whichever way is cheaper. */
    static Tensor of(Tensor x, Tensor y) {
        double rows = x.size(1);
        double byFeatures = (double) x.size(0) * y.size(0) * rows * x.size(2) * y.size(2);
        double byRows = rows * rows * (x.size(0) * x.size(2) + y.size(0) * y.size(2) + x.size(0) * y.size(0));
        return byFeatures <= byRows ? byFeatures(x, y) : byRows(x, y);
    }

    static Tensor byFeatures(Tensor x, Tensor y) {
        var products = new double[(int) (x.size(0) * y.size(0))];
        for (int i = 0; i < x.size(0); i++) {
            for (int j = 0; j < y.size(0); j++) {
                try (var scope = Scope.open("pair")) {
                    products[i * (int) y.size(0) + j] = x.select(0, i).transpose(0, 1).matmul(y.select(0, j)).square()
                            .sum()
                            .item();
                }
            }
        }
        return Tensors.of(products, x.size(0), y.size(0));
    }

    static Tensor byRows(Tensor x, Tensor y) {
        long rows = x.size(1);
        long block = Math.clamp(BYTES_AT_A_TIME / (8 * rows * (x.size(0) + y.size(0))), 1, rows);
        var products = Tensors.zeros(DType.FLOAT64, x.size(0), y.size(0));
        for (long from = 0; from < rows; from += block) {
            try (var scope = Scope.open("block")) {
                long count = Math.min(block, rows - from);
                products.addInPlace(gram(x, from, count).matmul(gram(y, from, count).transpose(0, 1)), 1);
            }
        }
        return products;
    }

    /** Some rows of all Gram matrices, {@code [site, count * row]}. */
    private static Tensor gram(Tensor states, long from, long count) {
        return states.narrow(1, from, count).bmm(states.transpose(1, 2)).reshape(states.size(0), -1);
    }

    /** Of each site with itself: {@code [site]}. */
    static Tensor own(Tensor states) {
        var products = new double[(int) states.size(0)];
        boolean wide = states.size(2) > states.size(1);
        for (int i = 0; i < products.length; i++) {
            try (var scope = Scope.open("site")) {
                var here = states.select(0, i);
                var turned = here.transpose(0, 1);
                products[i] = (wide ? here.matmul(turned) : turned.matmul(here)).square().sum().item();
            }
        }
        return Tensors.of(products, products.length);
    }
}
