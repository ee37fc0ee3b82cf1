package dev.inscape.lab.similarity;

import dev.inscape.tensor.Scope;
import dev.inscape.tensor.Tensor;

/** Squared orthogonal Procrustes distances of centred states, scaled to norm 1. */
final class Procrustes {

    private Procrustes() {
    }

    /** Of states {@code [site, row, d]}, {@code [first][second]}. */
    static double[][] of(Tensor x, Tensor y) {
        try (var scope = Scope.open("procrustes")) {
            var first = normed(x);
            var second = normed(y);
            var distances = new double[(int) x.size(0)][(int) y.size(0)];
            for (int i = 0; i < distances.length; i++) {
                try (var row = Scope.open("row")) {
                    var products = first.select(0, i).transpose(0, 1).unsqueeze(0).matmul(second); // [second, d, d']
                    var nuclear = products.singularValues().sum(-1, false).toDoubles();
                    for (int j = 0; j < nuclear.length; j++) {
                        distances[i][j] = Math.max(0, 2 - 2 * nuclear[j]); // rounding must not make it negative
                    }
                }
            }
            return distances;
        }
    }

    private static Tensor normed(Tensor states) {
        return states.div(states.square().sum(-1, true).sum(-2, true).sqrt());
    }
}
