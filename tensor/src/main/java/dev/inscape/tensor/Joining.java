package dev.inscape.tensor;

import static dev.inscape.tensor.Operands.vector;

import java.util.List;
import org.bytedeco.pytorch.global.torch;

/** Several tensors into one. */
public final class Joining {

    private Joining() {
    }

    /** One after the other along an existing dimension. */
    public static Tensor cat(List<Tensor> tensors, int dim) {
        return Op.scoped("cat", () -> torch.cat(vector(tensors, "cat"), dim));
    }

    /** Side by side along a new dimension. */
    public static Tensor stack(List<Tensor> tensors, int dim) {
        return Op.scoped("stack", () -> torch.stack(vector(tensors, "stack"), dim));
    }
}
