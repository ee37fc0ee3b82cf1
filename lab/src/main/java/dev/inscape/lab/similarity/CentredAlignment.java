package dev.inscape.lab.similarity;

import dev.inscape.tensor.Tensor;

/** Linear CKA of centred states {@code [site, row, d]}, biased and debiased, out of the same products. */
final class CentredAlignment {

    private final double rows;
    private final Tensor products; // [first, second]
    private final Tensor ownFirst; // [first, 1]
    private final Tensor ownSecond; // [1, second]
    private final Tensor diagonalFirst; // [first, row]
    private final Tensor diagonalSecond; // [second, row]

    CentredAlignment(Tensor x, Tensor y) {
        rows = x.size(1);
        products = GramProducts.of(x, y);
        ownFirst = GramProducts.own(x).unsqueeze(1);
        ownSecond = GramProducts.own(y).unsqueeze(0);
        diagonalFirst = x.square().sum(-1, false);
        diagonalSecond = y.square().sum(-1, false);
    }

    double[][] biased() {
        return Cells.of(products.div(ownFirst.sqrt().mul(ownSecond.sqrt())));
    }

    /**
     * The mean of {@link #biased} over all orders of the rows: {@code tr K tr L / ((n - 1) |K| |L|)}, since the mean of a
     * centred Gram matrix over all orders has one value on its diagonal and one beside it.
     */
    double[][] chance() {
        var traces = trace(diagonalFirst).matmul(trace(diagonalSecond).transpose(0, 1));
        return Cells.of(traces.div(ownFirst.sqrt().mul(ownSecond.sqrt())).div(rows - 1));
    }

    double[][] debiased() {
        var first = unbiased(ownFirst.squeeze(1), diagonalFirst.square().sum(-1, false),
                trace(diagonalFirst).squeeze(1).square()).unsqueeze(1);
        var second = unbiased(ownSecond.squeeze(0), diagonalSecond.square().sum(-1, false),
                trace(diagonalSecond).squeeze(1).square()).unsqueeze(0);
        var both = unbiased(products, diagonalFirst.matmul(diagonalSecond.transpose(0, 1)),
                trace(diagonalFirst).matmul(trace(diagonalSecond).transpose(0, 1)));
        return Cells.of(both.div(first.mul(second).sqrt()));
    }

    /**
     * Unbiased HSIC times {@code n (n - 3)}. Without its diagonal a centred Gram matrix has row sums of minus the diagonal, so
     * that the products of whole matrices, of diagonals and of traces are all that it takes.
     */
    private Tensor unbiased(Tensor products, Tensor diagonals, Tensor traces) {
        return products.sub(diagonals).add(traces.div((rows - 1) * (rows - 2))).sub(diagonals.mul(2 / (rows - 2)));
    }

    /** {@code [site, 1]}. */
    private static Tensor trace(Tensor diagonal) {
        return diagonal.sum(-1, true);
    }
}
