package dev.inscape.model.branch;

import dev.inscape.model.packing.Packing;
import dev.inscape.tensor.Tensor;
import dev.inscape.tensor.TensorCarrier;
import java.util.List;
import java.util.stream.Stream;

/**
 * One text, read once. Memory: {@code tokens x (layers (2 d + 2 keys) + d)} numbers, where keys is the width of all keys.
 *
 * @param tokens      of the text
 * @param streams     {@code [token, d]}: the residual stream into each block, and last that out of the last one
 * @param projections {@code [token, (head + 2 keyValueHead) headWidth]} of each block, turned by their positions
 */
public record Trunk(int tokens, List<Tensor> streams, List<Tensor> projections) implements TensorCarrier {

    public Trunk {
        streams = List.copyOf(streams);
        projections = List.copyOf(projections);
    }

    /** Blocks of the model. */
    public int layers() {
        return projections.size();
    }

    /**
     * Queries, keys and values of whole branches, {@code [branch * token, ..]}: the trunk's up to where a branch begins, then its own.
     *
     * @param own {@code [row, ..]}, as the packing has them
     */
    public Tensor completed(int layer, Tensor own, Packing packing) {
        int branches = packing.texts();
        var trunk = projections.get(layer);
        var whole = trunk.unsqueeze(0).expand(branches, -1, -1).copy(); // [branch, token, ..]
        for (int branch = 0; branch < branches; branch++) {
            whole.select(0, branch).narrow(0, packing.before(branch), packing.length(branch))
                    .copyFrom(packing.rowsOf(branch, own));
        }
        return whole.reshape((long) branches * tokens, trunk.size(1));
    }

    /** Where a branch's own rows stand among those of {@link #completed}, in the order of the packing. */
    public long[] ownRows(Packing packing) {
        var rows = new long[packing.rows()];
        for (int branch = 0; branch < packing.texts(); branch++) {
            for (int i = 0; i < packing.length(branch); i++) {
                rows[packing.firstRow(branch) + i] = (long) branch * tokens + packing.before(branch) + i;
            }
        }
        return rows;
    }

    @Override
    public List<Tensor> tensors() {
        return Stream.concat(streams.stream(), projections.stream()).toList();
    }
}
