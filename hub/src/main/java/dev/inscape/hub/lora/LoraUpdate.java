package dev.inscape.hub.lora;

import dev.inscape.tensor.DType;
import dev.inscape.tensor.Scope;
import dev.inscape.tensor.Tensor;
import dev.inscape.tensor.TensorCarrier;
import java.util.List;

/**
 * What an adapter adds to one weight, kept apart: {@code scale · B A}.
 *
 * @param weight     the name of the weight
 * @param a          {@code [r, in]}
 * @param b          {@code [out, r]}
 * @param scale      {@code alpha / r}, or {@code alpha / sqrt(r)}
 * @param transposed whether the weight is stored {@code [in, out]}
 */
public record LoraUpdate(String weight, Tensor a, Tensor b, double scale, boolean transposed) implements TensorCarrier {

    /** The product as the weight is stored, in a floating type; costs one product of {@code [out, r] x [r, in]}. */
    public Tensor delta(DType dtype) {
        try (var scope = Scope.open("lora delta")) {
            var product = b.to(dtype).matmul(a.to(dtype));
            return scope.keep((transposed ? product.transpose(0, 1) : product).mul(scale));
        }
    }

    @Override
    public List<Tensor> tensors() {
        return List.of(a, b);
    }
}
