package dev.inscape.tensor;

import static dev.inscape.tensor.Operands.scalar;

/** Choosing and placing elements by index (int64) or by mask (bool). */
public sealed interface Indexing permits Tensor {

    /** The entries of a dimension named by a vector of indices, copied. */
    default Tensor indexSelect(int dim, Tensor indices) {
        return Op.run("indexSelect", () -> self("indexSelect").index_select(dim, indices.handle("indexSelect")));
    }

    /** {@code out[i][j] = this[i][indices[i][j]]} for the last of two dimensions; any number of dimensions alike. */
    default Tensor gather(int dim, Tensor indices) {
        return Op.run("gather", () -> self("gather").gather(dim, indices.handle("gather")));
    }

    /** A copy in which the masked elements are replaced by a value. */
    default Tensor maskedFill(Tensor mask, double value) {
        return Op.scoped("maskedFill",
                () -> self("maskedFill").masked_fill(mask.handle("maskedFill"), scalar(value)));
    }

    /** Where this mask is true the first, else the second. */
    default Tensor where(Tensor yes, Tensor no) {
        return Op.run("where", () -> yes.handle("where").where(self("where"), no.handle("where")));
    }

    /** A copy to which the rows of {@code source} are added at the places named by a vector of indices. */
    default Tensor indexAdd(int dim, Tensor indices, Tensor source) {
        return Op.run("indexAdd",
                () -> self("indexAdd").index_add(dim, indices.handle("indexAdd"), source.handle("indexAdd")));
    }

    /** A copy in which the entries of a dimension named by a vector of indices are those of {@code source}. */
    default Tensor indexCopy(int dim, Tensor indices, Tensor source) {
        return Op.run("indexCopy",
                () -> self("indexCopy").index_copy(dim, indices.handle("indexCopy"), source.handle("indexCopy")));
    }

    /** A copy to which {@code source} is added element by element at indices along a dimension. */
    default Tensor scatterAdd(int dim, Tensor indices, Tensor source) {
        return Op.run("scatterAdd",
                () -> self("scatterAdd").scatter_add(dim, indices.handle("scatterAdd"), source.handle("scatterAdd")));
    }

    private org.bytedeco.pytorch.Tensor self(String operator) {
        return ((Tensor) this).handle(operator);
    }
}
