package dev.inscape.tensor;

import static dev.inscape.tensor.Operands.optional;
import static dev.inscape.tensor.Operands.optionalDouble;
import static dev.inscape.tensor.Operands.scalar;

import dev.inscape.InscapeException;
import java.util.List;
import org.bytedeco.pytorch.TensorVector;
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
     * Self-attention without keeping the pattern: the rows of texts of one length, one text after the other, each with its
     * queries, keys and values side by side, {@code [text * token, (head + 2 keyValueHead) * d] -> [text * token, head * d]}.
     * Each key-value head serves {@code heads / keyValueHeads} query heads that follow one another (Ainslie et al. 2023).
     * One call instead of the ten that cut and join heads.
     *
     * @param mask   added to the scores, or true where a query may look; broadcasts to {@code [text, head, query, key]}; not
     *               together with {@code causal}
     * @param causal whether a token sees itself and what stands before it only
     */
    public static Tensor selfAttention(Tensor qkv, int texts, int heads, int keyValueHeads, @Nullable Tensor mask,
            boolean causal, double scale) {
        var operator = "selfAttention";
        long tokens = qkv.size(0) / texts;
        int parts = heads + 2 * keyValueHeads;
        if (qkv.dims() != 2 || tokens * texts != qkv.size(0) || qkv.size(1) % parts != 0
                || heads % keyValueHeads != 0) {
            throw new InscapeException(operator + ": " + qkv + " does not hold queries of " + heads
                    + " heads and keys and values of " + keyValueHeads + " for " + texts + " texts of one length");
        }
        long d = qkv.size(1) / parts;
        return Op.scoped(operator, () -> {
            var split = qkv.handle(operator).reshape(texts, tokens, parts, d).transpose(1, 2); // [text, part, token, d]
            var mixed = torch.scaled_dot_product_attention(split.narrow(1, 0, heads),
                    split.narrow(1, heads, keyValueHeads), split.narrow(1, heads + keyValueHeads, keyValueHeads),
                    optional(mask, operator), 0.0, causal, optionalDouble(scale), heads != keyValueHeads);
            return mixed.transpose(1, 2).reshape(texts * tokens, heads * d); // from [text, head, token, d]
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

    /**
     * The pattern alone: {@code softmax(cap(q k^T scale) + mask)}, {@code [batch, head, query, key]}; the mask is added.
     *
     * @param softCap scores become {@code softCap tanh(score / softCap)} (Gemma 2); 0 leaves them as they are
     */
    public static Tensor pattern(Tensor q, Tensor k, @Nullable Tensor mask, double scale, double softCap) {
        var operator = "pattern";
        return Op.scoped(operator, () -> {
            var scores = q.handle(operator).matmul(k.handle(operator).transpose(-2, -1)).mul(scalar(scale)); // [batch, head, query, key]
            var capped = softCap == 0 ? scores : scores.mul(scalar(1 / softCap)).tanh().mul(scalar(softCap));
            return (mask == null ? capped : capped.add(mask.handle(operator))).softmax(-1);
        });
    }

    /**
     * Rotary position embedding (Su et al. 2021), in the form that turns the two halves of a head against each other: of
     * the first {@code 2 w} entries of {@code [row, head, d]}, entry i and entry i + w are turned by one angle; the rest stays.
     *
     * @param cos {@code [row, 1, w]}
     * @param sin {@code [row, 1, w]}
     */
    public static Tensor rotate(Tensor x, Tensor cos, Tensor sin) {
        var operator = "rotate";
        long w = cos.size(-1);
        return Op.scoped(operator, () -> {
            var all = x.handle(operator);
            var c = cos.handle(operator);
            var s = sin.handle(operator);
            var first = all.narrow(-1, 0, w);
            var second = all.narrow(-1, w, w);
            var turned = new TensorVector(first.mul(c).sub(second.mul(s)), second.mul(c).add(first.mul(s)));
            long rest = all.size(-1) - 2 * w;
            if (rest > 0) {
                turned.push_back(all.narrow(-1, 2 * w, rest));
            }
            return torch.cat(turned, -1);
        });
    }

    /**
     * {@link #rotate} over the tensor's own memory; returns it. In one pass where it is float32 in main memory. No gradient
     * passes through.
     */
    public static Tensor rotateInPlace(Tensor x, Tensor cos, Tensor sin) {
        var operator = "rotateInPlace";
        long w = cos.size(-1);
        if (x.dims() != 3 || 2 * w > x.size(2) || cos.count() != x.size(0) * w || sin.count() != cos.count()) {
            throw new InscapeException(operator + ": angles " + cos + " do not fit the heads of " + x);
        }
        boolean reached = Elements.areFloatsHere(x, operator) & Elements.areFloatsHere(cos, operator)
                & Elements.areFloatsHere(sin, operator);
        if (!reached || x.handle(operator).stride(2) != 1 || !cos.isContiguous() || !sin.isContiguous()) {
            return x.copyFrom(rotate(x, cos, sin));
        }
        Op.act(operator, () -> {
            var handle = x.handle(operator);
            long ofRow = handle.stride(0);
            long ofHead = handle.stride(1);
            long reach = (x.size(0) - 1) * ofRow + (x.size(1) - 1) * ofHead + x.size(2);
            PlainLoops.rotate(Elements.memory(handle, reach, DType.FLOAT32), ofRow, ofHead, (int) x.size(0),
                    (int) x.size(1), (int) w, cos.segment(), sin.segment());
        });
        return x;
    }
}
