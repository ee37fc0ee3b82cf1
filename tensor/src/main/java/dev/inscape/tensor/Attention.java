package dev.inscape.tensor;

import static dev.inscape.tensor.Operands.optional;
import static dev.inscape.tensor.Operands.optionalDouble;
import static dev.inscape.tensor.Operands.scalar;

import org.bytedeco.pytorch.global.torch;
import org.jspecify.annotations.Nullable;

/** Scaled dot-product attention (Vaswani et al. 2017, equation 1). */
public final class Attention {

    private Attention() {
    }

    /**
     * {@code softmax(q k^T scale + mask) v} without keeping the pattern: {@code [batch, head, query, d]},
     * {@code [batch, head, key, d]}, {@code [batch, head, key, d] -> [batch, head, query, d]}.
     *
     * @param mask added to the scores, or true where a query may look; broadcasts to {@code [batch, head, query, key]}
     */
    public static Tensor scaledDotProduct(Tensor q, Tensor k, Tensor v, @Nullable Tensor mask, boolean causal,
            double scale) {
        var operator = "scaledDotProduct";
        return Op.scoped(operator, () -> torch.scaled_dot_product_attention(q.handle(operator), k.handle(operator),
                v.handle(operator), optional(mask, operator), 0.0, causal, optionalDouble(scale), false));
    }

    /** The pattern alone: {@code softmax(q k^T scale + mask)}, {@code [batch, head, query, key]}; the mask is added. */
    public static Tensor pattern(Tensor q, Tensor k, @Nullable Tensor mask, double scale) {
        var operator = "pattern";
        return Op.scoped(operator, () -> {
            var scores = q.handle(operator).matmul(k.handle(operator).transpose(-2, -1)).mul(scalar(scale)); // [batch, head, query, key]
            return (mask == null ? scores : scores.add(mask.handle(operator))).softmax(-1);
        });
    }
}
