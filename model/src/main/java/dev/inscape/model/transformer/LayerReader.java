package dev.inscape.model.transformer;

import dev.inscape.model.family.Architecture;
import dev.inscape.model.family.AttentionNames;
import dev.inscape.model.family.Positions;
import dev.inscape.model.family.QueryKeyValueNames;
import dev.inscape.model.part.AttentionShape;
import dev.inscape.model.part.Linear;
import dev.inscape.model.part.QueryKeyNorm;
import dev.inscape.model.part.RelativeBias;
import dev.inscape.model.part.Rotary;
import dev.inscape.model.part.SelfAttention;
import dev.inscape.model.part.WeightReader;
import dev.inscape.tensor.Joining;
import dev.inscape.tensor.Scope;
import dev.inscape.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads linear layers as a family's checkpoints keep them: several that read the same input become one, their outputs side
 * by side, for one product instead of many.
 *
 * @param transposed whether the file has {@code [in, out]}
 */
record LayerReader(WeightReader weights, boolean transposed) {

    Linear layer(String name, long out, long in, boolean bias) {
        return transposed ? joined(List.of(name), out, in, bias) : Linear.read(weights, name, out, in, bias);
    }

    /** Layers of equal size, whose outputs together are {@code out}. */
    Linear joined(List<String> names, long out, long in, boolean bias) {
        if (names.size() == 1 && !transposed) {
            return Linear.read(weights, names.getFirst(), out, in, bias);
        }
        return joined(names, names.stream().map(_ -> out / names.size()).toList(), in, bias);
    }

    private Linear joined(List<String> names, List<Long> outs, long in, boolean bias) {
        try (var scope = Scope.open("linear layer")) { // what is only passed through is freed layer by layer
            var matrices = new ArrayList<Tensor>();
            var biases = new ArrayList<Tensor>();
            for (int i = 0; i < names.size(); i++) {
                matrices.add(matrix(names.get(i), outs.get(i), in));
                if (bias) {
                    biases.add(weights.passingSmall(names.get(i) + ".bias", outs.get(i)));
                }
            }
            return Linear.of(weights, Joining.cat(matrices, 0), bias ? Joining.cat(biases, 0) : null);
        }
    }

    private Tensor matrix(String name, long out, long in) {
        return transposed
                ? weights.passingMatrix(name + ".weight", in, out).transpose(0, 1)
                : weights.passingMatrix(name + ".weight", out, in);
    }

    SelfAttention attention(int layer, String block, AttentionNames names, Architecture architecture,
            @Nullable RelativeBias relative) {
        var shape = architecture.attention();
        int window = architecture.windows()[layer];
        var norm = names.queryNorm() == null || names.keyNorm() == null
                ? null
                : QueryKeyNorm.read(weights, block + names.queryNorm(), block + names.keyNorm(), shape,
                        architecture.norm().eps());
        return new SelfAttention(shape, window,
                projections(block, names.projections(), shape, architecture.width(),
                        architecture.attentionBiases().projections()),
                norm, rotary(architecture.positions(), window), relative,
                layer(block + names.output(), architecture.width(), (long) shape.heads() * shape.headWidth(),
                        architecture.attentionBiases().output()));
    }

    private static @Nullable Rotary rotary(Positions positions, int window) {
        return positions instanceof Positions.Turned(var full, var windowed) ? window == 0 ? full : windowed : null;
    }

    private Linear projections(String block, QueryKeyValueNames names, AttentionShape shape, long in, boolean bias) {
        long queries = (long) shape.heads() * shape.headWidth();
        long keys = (long) shape.keyValueHeads() * shape.headWidth();
        return switch (names) {
            case QueryKeyValueNames.Separate(var query, var key, var value) ->
                joined(List.of(block + query, block + key, block + value), List.of(queries, keys, keys), in, bias);
            case QueryKeyValueNames.Joined(var name) -> layer(block + name, queries + 2 * keys, in, bias);
            case QueryKeyValueNames.HeadByHead(var name) -> headByHead(block + name, shape, in, bias);
        };
    }

    private Linear headByHead(String name, AttentionShape shape, long in, boolean bias) {
        long out = (long) shape.allHeads() * shape.headWidth();
        try (var scope = Scope.open("linear layer")) {
            var matrix = sorted(weights.passingMatrix(name + ".weight", out, in), shape).reshape(out, in);
            return Linear.of(weights, matrix,
                    bias ? sorted(weights.passingSmall(name + ".bias", out), shape).reshape(out) : null);
        }
    }

    /** {@code [head * 3 * headWidth, ..] -> [3, head, headWidth, ..]}: all queries, then all keys, then all values. */
    private static Tensor sorted(Tensor headByHead, AttentionShape shape) {
        return headByHead.reshape(shape.heads(), 3, shape.headWidth(), -1).transpose(0, 1).copy();
    }
}
