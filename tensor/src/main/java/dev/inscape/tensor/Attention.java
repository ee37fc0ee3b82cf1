package dev.inscape.tensor;

import static dev.inscape.tensor.Operands.optional;
import static dev.inscape.tensor.Operands.optionalDouble;
import static dev.inscape.tensor.Operands.scalar;

import dev.inscape.InscapeException;
import java.util.List;
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

    /**
     * Self-attention without keeping the pattern, where every token sees the whole of its text: the rows of texts of one length,
     * one text after the other, each with its query, key and value side by side,
     * {@code [text * token, 3 * head * d] -> [text * token, head * d]}. One call instead of the ten that cut and join heads.
     */
    public static Tensor selfAttention(Tensor qkv, int texts, int heads, double scale) {
        var operator = "selfAttention";
        long tokens = qkv.size(0) / texts;
        long width = qkv.size(1) / 3;
        if (qkv.dims() != 2 || tokens * texts != qkv.size(0) || width * 3 != qkv.size(1) || width % heads != 0) {
            throw new InscapeException(operator + ": " + qkv + " does not hold query, key and value of " + heads
                    + " heads for " + texts + " texts of one length");
        }
        return Op.scoped(operator, () -> {
            var parts = qkv.handle(operator).reshape(texts, tokens, 3, heads, width / heads)
                    .permute(2, 0, 3, 1, 4); // [3, text, head, token, d]
            var mixed = torch.scaled_dot_product_attention(parts.select(0, 0), parts.select(0, 1), parts.select(0, 2),
                    optional(null, operator), 0.0, false, optionalDouble(scale), false); // [text, head, token, d]
            return mixed.transpose(1, 2).reshape(texts * tokens, width);
        });
    }

    /**
     * One query per text over a cache of keys and values, which is what decoding one token is: for every head {@code h}
     * {@code softmax(cap(scale q_h K^T)) V} with the keys and values of its group, {@code [text, head, d] -> [text, head, d]}. By
     * the kernel where the JVM has it and gradients are off, in one pass over keys and values; else some ten operators for each text.
     *
     * @param softCap {@code c} of {@code cap(s) = c tanh(s / c)}, or 0 for none
     */
    public static Tensor decode(Tensor q, List<Context> texts, double scale, double softCap) {
        return DecodeAttention.decode(q, texts, scale, softCap);
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
