package dev.inscape.tensor;

import java.util.List;

/**
 * A symmetric matrix as {@code vectors diag(values) vectors^T}.
 *
 * @param values  eigenvalues in rising order, {@code [.., n]}
 * @param vectors of norm 1 and orthogonal, one a column, {@code [.., n, n]}; each may as well have the other sign
 */
public record Eigen(Tensor values, Tensor vectors) implements TensorCarrier {

    @Override
    public List<Tensor> tensors() {
        return List.of(values, vectors);
    }
}
