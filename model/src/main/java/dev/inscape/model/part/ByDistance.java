package dev.inscape.model.part;

import dev.inscape.tensor.Joining;
import dev.inscape.tensor.Scope;
import dev.inscape.tensor.Tensor;
import java.util.stream.LongStream;

/**
 * What is added to scores and depends on the distance from query to key alone: spread out natively, row by row, since an array
 * of all pairs would take gigabytes of the heap, and above 46,340 tokens there is none.
 */
final class ByDistance {

    private ByDistance() {
    }

    /**
     * {@code [.., distance] -> [.., query, key]}. The queries are the last of the keys; the first distance is that from the
     * last query to the first key, {@code 1 - keys}, and each further one is larger by 1, up to {@code queries - 1}.
     */
    static Tensor spread(Tensor values, int queries, int keys) {
        try (var scope = Scope.open("by distance")) {
            int dim = values.dims() - 1;
            var rows = LongStream.range(0, queries).mapToObj(query -> values.narrow(dim, queries - 1 - query, keys))
                    .toList();
            return scope.keep(Joining.stack(rows, dim));
        }
    }
}
