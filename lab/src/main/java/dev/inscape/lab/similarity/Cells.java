package dev.inscape.lab.similarity;

import dev.inscape.tensor.Tensor;
import java.util.Arrays;
import java.util.stream.IntStream;

/** Tables of numbers. */
final class Cells {

    private Cells() {
    }

    static double[][] of(Tensor matrix) {
        var flat = matrix.toDoubles();
        int width = (int) matrix.size(1);
        return IntStream.range(0, (int) matrix.size(0))
                .mapToObj(row -> Arrays.copyOfRange(flat, row * width, (row + 1) * width)).toArray(double[][]::new);
    }
}
