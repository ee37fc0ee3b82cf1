package dev.inscape.tensor;

import java.util.List;
import org.bytedeco.pytorch.DoubleOptional;
import org.bytedeco.pytorch.LongOptional;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.ScalarOptional;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.TensorVector;
import org.jspecify.annotations.Nullable;

/** Native forms of operands. Each is a temporary: to be made inside of {@link Op#scoped} or {@link Op#act}. */
final class Operands {

    private Operands() {
    }

    static Scalar scalar(double value) {
        return new Scalar(value);
    }

    static Scalar scalar(long value) {
        return new Scalar(value);
    }

    static ScalarOptional optional(double value) {
        return new ScalarOptional(new Scalar(value));
    }

    static DoubleOptional optionalDouble(double value) {
        return new DoubleOptional(value);
    }

    static LongOptional optional(long value) {
        return new LongOptional(value);
    }

    static TensorOptional optional(@Nullable Tensor tensor, String operator) {
        return tensor == null ? new TensorOptional() : new TensorOptional(tensor.handle(operator));
    }

    static TensorVector vector(List<Tensor> tensors, String operator) {
        var vector = new TensorVector(tensors.size());
        for (int i = 0; i < tensors.size(); i++) {
            vector.put(i, tensors.get(i).handle(operator));
        }
        return vector;
    }
}
