package dev.inscape.tensor;

/** Shapes. Views share memory with their source and cost no copy; negative dimensions count from the end. */
public sealed interface Shaping permits Tensor {

    /** The same elements in row-major order under another shape; -1 once for the size that follows. Copies if it must. */
    default Tensor reshape(long... shape) {
        return Op.run("reshape", () -> self("reshape").reshape(shape));
    }

    /** A view with two dimensions exchanged. */
    default Tensor transpose(int first, int second) {
        return Op.run("transpose", () -> self("transpose").transpose(first, second));
    }

    /** A view with all dimensions in another order. */
    default Tensor permute(long... order) {
        return Op.run("permute", () -> self("permute").permute(order));
    }

    /** A view of {@code length} entries of one dimension, from {@code start}. */
    default Tensor narrow(int dim, long start, long length) {
        return Op.run("narrow", () -> self("narrow").narrow(dim, start, length));
    }

    /** A view of one entry of a dimension, which disappears. */
    default Tensor select(int dim, long index) {
        return Op.run("select", () -> self("select").select(dim, index));
    }

    /** A view with a new dimension of size 1. */
    default Tensor unsqueeze(int dim) {
        return Op.run("unsqueeze", () -> self("unsqueeze").unsqueeze(dim));
    }

    /** A view without a dimension of size 1. */
    default Tensor squeeze(int dim) {
        return Op.run("squeeze", () -> self("squeeze").squeeze((long) dim));
    }

    /** A view in which dimensions of size 1 are repeated; -1 leaves a size as it is. */
    default Tensor expand(long... shape) {
        return Op.run("expand", () -> self("expand").expand(shape));
    }

    /** The same values in row-major order in memory; shares it where it is so already. */
    default Tensor contiguous() {
        return Op.run("contiguous", () -> self("contiguous").contiguous());
    }

    /** A copy in reverse order along the given dimensions. */
    default Tensor flip(long... dims) {
        return Op.run("flip", () -> self("flip").flip(dims));
    }

    private org.bytedeco.pytorch.Tensor self(String operator) {
        return ((Tensor) this).handle(operator);
    }
}
