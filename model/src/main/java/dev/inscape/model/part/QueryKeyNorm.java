package dev.inscape.model.part;

import dev.inscape.tensor.Joining;
import dev.inscape.tensor.Layers;
import dev.inscape.tensor.Tensor;
import java.util.List;

/**
 * A norm on each head's queries and keys before they are turned, as in Qwen 3: the root mean square over a head's entries.
 *
 * @param weight {@code [head, d]}: the queries' weight for each query head, then the keys'
 * @param eps    added to the mean square
 */
public record QueryKeyNorm(Tensor weight, double eps) {

    public static QueryKeyNorm read(WeightReader weights, String queryNorm, String keyNorm, AttentionShape shape,
            double eps) {
        var query = weights.passingSmall(queryNorm + ".weight", shape.headWidth()).unsqueeze(0)
                .expand(shape.heads(), shape.headWidth());
        var key = weights.passingSmall(keyNorm + ".weight", shape.headWidth()).unsqueeze(0)
                .expand(shape.keyValueHeads(), shape.headWidth());
        return new QueryKeyNorm(weights.own(Joining.cat(List.of(query, key), 0)), eps);
    }

    /** {@code [row, head, d] -> [row, head, d]}, queries and keys side by side. */
    Tensor apply(Tensor queriesAndKeys) {
        return Layers.rmsNorm(queriesAndKeys, null, eps).mul(weight);
    }
}
