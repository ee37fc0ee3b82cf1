package dev.inscape.lab.patch;

import dev.inscape.model.branch.Branches;
import dev.inscape.tensor.Tensor;
import dev.inscape.tensor.Tensors;
import java.util.Arrays;
import java.util.List;

/**
 * Puts values of the clean prompt where each cell wants them.
 *
 * @param branches a run for each cell
 * @param cells    in their order
 * @param clean    {@code [token, ..]}
 * @param heads    whether a cell is a head at all tokens, else it is one token
 */
record CellPatch(Branches branches, List<Cell> cells, Tensor clean, boolean heads) {

    /** {@code [row, ..] -> [row, ..]}. */
    Tensor apply(Tensor values) {
        var theirs = branches.rowsOf(clean).to(values.dtype()).to(values.device());
        return mask(values).where(theirs, values);
    }

    /** {@code [row, 1, ..]}, or {@code [row, head, 1]}: true where a value is replaced. */
    private Tensor mask(Tensor values) {
        var packing = branches.packing();
        int rows = packing.rows();
        int width = heads ? (int) values.size(1) : 1;
        var chosen = new float[rows * width];
        for (int i = 0; i < cells.size(); i++) {
            int patched = heads ? packing.length(i) : 1;
            for (int row = packing.firstRow(i); row < packing.firstRow(i) + patched; row++) {
                chosen[row * width + (heads ? cells.get(i).head() : 0)] = 1;
            }
        }
        var shape = new long[values.dims()];
        Arrays.fill(shape, 1);
        shape[0] = rows;
        if (heads) {
            shape[1] = width;
        }
        return Tensors.of(chosen, shape).gt(0.5).to(values.device());
    }
}
