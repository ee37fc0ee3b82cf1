package dev.inscape.model.part;

import dev.inscape.tensor.Layers;
import dev.inscape.tensor.Tensor;
import dev.inscape.tensor.Tensors;
import java.util.stream.IntStream;

/**
 * T5's relative position bias (Raffel et al. 2020, section 2.1): a score of its own for each head and each bucket of
 * distances. Half of the buckets are for keys behind the query; in each half the first half are exact distances, the rest
 * grow by powers up to the largest distance.
 *
 * @param table       {@code [bucket, head]}
 * @param maxDistance from here on, distances share the last bucket
 */
public record RelativeBias(Tensor table, int maxDistance) {

    /** What is added to the scores of a text of so many tokens, {@code [head, query, key]}. */
    public Tensor of(int tokens) {
        var buckets = IntStream.range(1 - tokens, tokens).mapToLong(this::bucket).toArray();
        var ids = Tensors.of(buckets, buckets.length).to(table.device());
        var byDistance = Layers.embedding(table, ids).transpose(0, 1).contiguous(); // [head, distance]
        return ByDistance.spread(byDistance, tokens, tokens);
    }

    /** In single precision, as T5 itself does it: at a border, double precision could choose the neighbour. */
    private int bucket(int offset) {
        int half = Math.toIntExact(table.size(0)) / 2;
        int exact = half / 2;
        int distance = Math.abs(offset);
        int within = distance;
        if (distance >= exact) {
            float powers = (float) Math.log((float) distance / exact)
                    / (float) Math.log((double) maxDistance / exact);
            within = Math.min(half - 1, exact + (int) (powers * (half - exact)));
        }
        return offset > 0 ? half + within : within;
    }
}
