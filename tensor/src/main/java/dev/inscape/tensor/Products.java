package dev.inscape.tensor;

/** Matrix products. */
public sealed interface Products permits Tensor {

    /** {@code [.., n, k] x [.., k, m] -> [.., n, m]}; leading dimensions broadcast. */
    default Tensor matmul(Tensor other) {
        return Op.run("matmul", () -> self("matmul").matmul(other.handle("matmul")));
    }

    /** Batched product without broadcasting: {@code [b, n, k] x [b, k, m] -> [b, n, m]}. */
    default Tensor bmm(Tensor other) {
        return Op.run("bmm", () -> self("bmm").bmm(other.handle("bmm")));
    }

    /** Outer product of two vectors: {@code [n], [m] -> [n, m]}. */
    default Tensor outer(Tensor other) {
        return Op.run("outer", () -> self("outer").outer(other.handle("outer")));
    }

    private org.bytedeco.pytorch.Tensor self(String operator) {
        return ((Tensor) this).handle(operator);
    }
}
