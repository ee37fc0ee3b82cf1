package dev.inscape.tensor.catalogue;

import static dev.inscape.tensor.catalogue.Operand.real;

import java.util.Arrays;
import java.util.List;

/** Entries for {@link dev.inscape.tensor.Products}. */
final class ProductOperators {

    private ProductOperators() {
    }

    static List<Operator> all() {
        var matmul = Operator.of("Products.matmul(Tensor)", x -> x[0].matmul(x[1]), x -> matmul(x[0], x[1]))
                .on(real(3, 5), real(5, 7)).refusing(real(3, 5), real(7, 5));
        return List.of(matmul,
                matmul.on(real(2, 3, 5), real(5, 7)).variant("one matrix for a batch"),
                matmul.on(real(2, 1, 3, 5), real(7, 5, 3)).variant("leading dimensions broadcast"),
                Operator.of("Products.bmm(Tensor)", x -> x[0].bmm(x[1]), x -> matmul(x[0], x[1]))
                        .on(real(2, 3, 5), real(2, 5, 7)).refusing(real(2, 3, 5), real(3, 5, 7)),
                Operator.of("Products.outer(Tensor)", x -> x[0].outer(x[1]), ProductOperators::outer)
                        .on(real(5), real(7)).refusing(real(5), real(3, 5)));
    }

    /** {@code [.., n, k] x [.., k, m]}; leading dimensions broadcast. */
    static NdArray matmul(NdArray x, NdArray y) {
        // The batch dimensions broadcast as those of two arrays with matrices of size 1.
        var shape = corner(x).zip(corner(y), Double::sum).shape();
        shape[shape.length - 2] = x.size(-2);
        shape[shape.length - 1] = y.size(-1);
        return NdArray.generate(shape, index -> {
            var left = index.clone();
            var right = index.clone();
            double sum = 0;
            for (int k = 0; k < x.size(-1); k++) {
                left[left.length - 1] = k;
                right[right.length - 2] = k;
                sum += x.at(left) * y.at(right);
            }
            return sum;
        });
    }

    private static NdArray corner(NdArray x) {
        var shape = x.shape();
        Arrays.fill(shape, shape.length - 2, shape.length, 1);
        return NdArray.generate(shape, i -> 0);
    }

    private static NdArray outer(NdArray... x) {
        return NdArray.generate(new int[]{x[0].size(0), x[1].size(0)}, i -> x[0].at(i[0]) * x[1].at(i[1]));
    }
}
