package dev.inscape.lab.dimension;

import dev.inscape.tensor.DType;
import dev.inscape.tensor.Joining;
import dev.inscape.tensor.Scope;
import dev.inscape.tensor.Tensor;
import dev.inscape.tensor.Tensors;
import java.util.ArrayList;

/** Distances to the nearest rows, without a matrix of all: blocks of rows against all rows. */
final class Neighbours {

    private static final long BYTES_AT_A_TIME = 64L << 20;

    private Neighbours() {
    }

    /**
     * Distances of each row of {@code [row, d]} to its k nearest others, rising: {@code [row, k]}. Costs {@code 2 n^2 d}
     * operations, and about 200 MiB at a time. The difference of squares loses half the digits for the nearest, so distances
     * are taken again from the rows themselves.
     */
    static Tensor distances(Tensor states, int k) {
        long rows = states.size(0);
        long block = Math.clamp(BYTES_AT_A_TIME / (8 * rows), 1, rows);
        var parts = new ArrayList<Tensor>();
        try (var scope = Scope.open("neighbours")) {
            var squares = states.square().sum(-1, false); // [row]
            for (long from = 0; from < rows; from += block) {
                try (var part = Scope.open("block")) {
                    long count = Math.min(block, rows - from);
                    var here = states.narrow(0, from, count);
                    var near = here.matmul(states.transpose(0, 1)).mulInPlace(2).sub(squares); // |x|^2 - distance^2
                    var self = Tensors.range(from, from + count).unsqueeze(1);
                    var others = near.scatterAdd(1, self,
                            Tensors.full(Double.NEGATIVE_INFINITY, DType.FLOAT64, count, 1));
                    parts.add(part.keep(exact(here, states, others.topK(k).indices())));
                }
            }
            return scope.keep(Joining.cat(parts, 0));
        }
    }

    private static Tensor exact(Tensor here, Tensor states, Tensor indices) {
        long rows = here.size(0);
        long k = indices.size(1);
        var distances = new ArrayList<Tensor>();
        for (int neighbour = 0; neighbour < k; neighbour++) {
            try (var scope = Scope.open("neighbour")) {
                var others = states.indexSelect(0, indices.select(1, neighbour).contiguous().reshape(rows));
                distances.add(scope.keep(others.sub(here).norm(-1, false)));
            }
        }
        var all = Joining.stack(distances, 1);
        return all.neg().topK(k).values().neg(); // rising
    }
}
