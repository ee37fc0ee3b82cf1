package dev.inscape.tensor;

import java.util.List;

/**
 * The largest values of a dimension.
 *
 * @param values  in falling order, {@code [.., k]}
 * @param indices where they stand, {@code [.., k]}, int64
 */
public record TopK(Tensor values, Tensor indices) implements TensorCarrier {

    @Override
    public List<Tensor> tensors() {
        return List.of(values, indices);
    }
}
