package dev.inscape.tensor.catalogue;

import static dev.inscape.tensor.catalogue.Operand.real;
import static dev.inscape.tensor.catalogue.Operand.symmetric;

import dev.inscape.tensor.Tensor;
import java.util.List;
import java.util.stream.Stream;

/**
 * Entries for {@link dev.inscape.tensor.Decomposing}: what defines a decomposition is that it multiplies out again, and
 * matrices of two rows have their values in closed form.
 */
final class DecomposingOperators {

    private DecomposingOperators() {
    }

    static List<Operator> all() {
        var eigen = "Decomposing.eigen()";
        var singular = "Decomposing.singularValues()";
        return Stream.of(
                Operator.of(eigen, x -> multipliedOut(x[0]), x -> x[0]).on(symmetric(3, 5, 5)).refusing(real(3, 5)),
                Operator.of(eigen, x -> gram(x[0]), x -> NdArray.generate(x[0].shape(), i -> i[1] == i[2] ? 1 : 0))
                        .on(symmetric(3, 5, 5)).variant("vectors are orthonormal"),
                Operator.of(eigen, x -> x[0].eigen().values(), x -> eigenvalues(x[0])).on(symmetric(3, 2, 2))
                        .refusing(real(3, 5)).variant("values rise"),
                Operator.of(singular, x -> x[0].singularValues(), x -> singularValues(x[0])).on(real(3, 2, 5))
                        .refusing(real(5)),
                Operator.of(singular, x -> x[0].singularValues(), x -> singularValues(turned(x[0]))).on(real(3, 5, 2))
                        .variant("of tall matrices"))
                .map(Operator::withoutGradient).toList();
    }

    private static Tensor multipliedOut(Tensor x) {
        var eigen = x.eigen();
        return eigen.vectors().mul(eigen.values().unsqueeze(-2)).matmul(eigen.vectors().transpose(-2, -1));
    }

    private static Tensor gram(Tensor x) {
        var vectors = x.eigen().vectors();
        return vectors.transpose(-2, -1).matmul(vectors);
    }

    private static NdArray eigenvalues(NdArray x) {
        return NdArray.generate(new int[]{x.size(0), 2}, i -> {
            double middle = (x.at(i[0], 0, 0) + x.at(i[0], 1, 1)) / 2;
            double half = Math.hypot((x.at(i[0], 0, 0) - x.at(i[0], 1, 1)) / 2, x.at(i[0], 0, 1));
            return i[1] == 0 ? middle - half : middle + half;
        });
    }

    /** Roots of the eigenvalues of {@code x x^T}, the larger first. */
    private static NdArray singularValues(NdArray x) {
        var squares = eigenvalues(ProductOperators.matmul(x, turned(x)));
        return NdArray.generate(squares.shape(), i -> Math.sqrt(squares.at(i[0], 1 - i[1])));
    }

    private static NdArray turned(NdArray x) {
        return NdArray.generate(new int[]{x.size(0), x.size(2), x.size(1)}, i -> x.at(i[0], i[2], i[1]));
    }
}
