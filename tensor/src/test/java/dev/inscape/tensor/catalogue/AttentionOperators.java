package dev.inscape.tensor.catalogue;

import static dev.inscape.tensor.catalogue.Operand.real;
import static dev.inscape.tensor.catalogue.Operand.visible;

import dev.inscape.tensor.Attention;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.function.IntUnaryOperator;

/** Entries for {@link dev.inscape.tensor.Attention}. */
final class AttentionOperators {

    private static final double SCALE = 0.4;

    private AttentionOperators() {
    }

    static List<Operator> all() {
        var attend = "Attention.scaledDotProduct(Tensor,Tensor,Tensor,Tensor,boolean,double)";
        var self = "Attention.selfAttention(Tensor,int,int,int,Tensor,boolean,double)";
        var pattern = "Attention.pattern(Tensor,Tensor,Tensor,double,double)";
        var inPlace = "Attention.rotateInPlace(Tensor,Tensor,Tensor)";
        var rotate = "Attention.rotate(Tensor,Tensor,Tensor)";
        var query = real(2, 3, 5, 4);
        var key = real(2, 3, 7, 4);
        var shortKey = real(2, 3, 7, 3);
        return List.of(
                Operator.of(attend, x -> Attention.scaledDotProduct(x[0], x[1], x[2], null, false, SCALE),
                        x -> ProductOperators.matmul(pattern(x[0], x[1], NdArray.scalar(0)), x[2]))
                        .on(query, key, key).refusing(query, shortKey, key),
                Operator.of(attend, x -> Attention.scaledDotProduct(x[0], x[1], x[2], x[3], false, SCALE),
                        x -> ProductOperators.matmul(pattern(x[0], x[1], x[3]), x[2]))
                        .on(query, key, key, real(5, 7)).refusing(query, key, key, real(5, 3)).variant("added mask"),
                Operator.of(attend, x -> Attention.scaledDotProduct(x[0], x[1], x[2], x[3], false, SCALE),
                        x -> ProductOperators.matmul(pattern(x[0], x[1], hidden(x[3])), x[2]))
                        .on(query, key, key, visible(2, 1, 5, 7)).refusing(query, key, key, visible(5, 3))
                        .variant("mask of truths"),
                Operator.of(attend, x -> Attention.scaledDotProduct(x[0], x[1], x[2], null, true, SCALE),
                        x -> ProductOperators.matmul(pattern(x[0], x[1], causal(x[0].size(-2))), x[2]))
                        .on(query, query, query).refusing(query, shortKey, key).variant("causal"),
                Operator.of(self, x -> Attention.selfAttention(x[0], 3, 2, 2, null, false, SCALE),
                        x -> selfAttention(x[0], 3, 2, 2, NdArray.scalar(0))).on(real(3 * 5, 3 * 2 * 7)),
                Operator.of(self, x -> Attention.selfAttention(x[0], 3, 4, 2, null, true, SCALE),
                        x -> selfAttention(x[0], 3, 4, 2, causal(5))).on(real(3 * 5, (4 + 2 + 2) * 3))
                        .variant("grouped heads, causal"),
                Operator.of(self, x -> Attention.selfAttention(x[0], 2, 3, 1, x[1], false, SCALE),
                        x -> selfAttention(x[0], 2, 3, 1, x[1])).on(real(2 * 5, (3 + 1 + 1) * 3), real(5, 5))
                        .refusing(real(2 * 5, (3 + 1 + 1) * 3), real(5, 4))
                        .variant("one key-value head, added mask"),
                Operator.of(pattern, x -> Attention.pattern(x[0], x[1], null, SCALE, 0),
                        x -> pattern(x[0], x[1], NdArray.scalar(0))).on(query, key).refusing(query, shortKey),
                Operator.of(pattern, x -> Attention.pattern(x[0], x[1], x[2], SCALE, 0),
                        x -> pattern(x[0], x[1], x[2])).on(query, key, real(2, 1, 1, 7))
                        .refusing(query, key, real(2, 1, 1, 3)).variant("added mask"),
                Operator.of(pattern, x -> Attention.pattern(x[0], x[1], x[2], SCALE, 0.7),
                        x -> pattern(x[0], x[1], x[2], score -> 0.7 * Math.tanh(score / 0.7)))
                        .on(query, key, real(2, 1, 1, 7)).variant("soft cap"),
                Operator.of(rotate, x -> Attention.rotate(x[0], x[1], x[2]), x -> rotate(x[0], x[1], x[2]))
                        .on(real(5, 3, 8), real(5, 1, 4), real(5, 1, 4))
                        .refusing(real(5, 3, 7), real(5, 1, 4), real(5, 1, 4)),
                Operator.of(rotate, x -> Attention.rotate(x[0], x[1], x[2]), x -> rotate(x[0], x[1], x[2]))
                        .on(real(5, 3, 7), real(5, 1, 2), real(5, 1, 2)).variant("a part of each head"),
                Operator.of(inPlace, x -> Attention.rotateInPlace(x[0], x[1], x[2]), x -> rotate(x[0], x[1], x[2]))
                        .on(real(5, 3, 7), real(5, 1, 2), real(5, 1, 2)).in(Operator.Memory.SAME).withoutGradient()
                        .refusing(real(5, 3, 7), real(5, 1, 4), real(5, 1, 4)));
    }

    private static NdArray pattern(NdArray query, NdArray key, NdArray mask) {
        return pattern(query, key, mask, score -> score);
    }

    private static NdArray pattern(NdArray query, NdArray key, NdArray mask, DoubleUnaryOperator cap) {
        var turned = NdArray.generate(new int[]{key.size(0), key.size(1), key.size(3), key.size(2)},
                i -> key.at(i[0], i[1], i[3], i[2]));
        return ProductOperators.matmul(query, turned)
                .zip(mask, (score, bias) -> cap.applyAsDouble(score * SCALE) + bias)
                .lanes(-1, Special::softmax);
    }

    /** Head by head out of the rows of each text, as the doc has it. */
    private static NdArray selfAttention(NdArray qkv, int texts, int heads, int keyValueHeads, NdArray mask) {
        int tokens = qkv.size(0) / texts;
        int d = qkv.size(1) / (heads + 2 * keyValueHeads);
        int group = heads / keyValueHeads;
        var query = part(qkv, texts, heads, d, head -> head);
        var key = part(qkv, texts, heads, d, head -> heads + head / group);
        var value = part(qkv, texts, heads, d, head -> heads + keyValueHeads + head / group);
        var mixed = ProductOperators.matmul(pattern(query, key, mask), value);
        return NdArray.generate(new int[]{texts * tokens, heads * d},
                i -> mixed.at(i[0] / tokens, i[1] / d, i[0] % tokens, i[1] % d));
    }

    /** {@code [text, head, token, d]}, each head from a place of its own in the row. */
    private static NdArray part(NdArray qkv, int texts, int heads, int d, IntUnaryOperator placeOf) {
        int tokens = qkv.size(0) / texts;
        return NdArray.generate(new int[]{texts, heads, tokens, d},
                i -> qkv.at(i[0] * tokens + i[2], placeOf.applyAsInt(i[1]) * d + i[3]));
    }

    /** Entry i and entry i + w as a complex number, times cos + i sin. */
    private static NdArray rotate(NdArray x, NdArray cos, NdArray sin) {
        int w = cos.size(-1);
        return NdArray.generate(x.shape(), i -> {
            int entry = i[2];
            if (entry >= 2 * w) {
                return x.at(i);
            }
            double first = x.at(i[0], i[1], entry % w);
            double second = x.at(i[0], i[1], entry % w + w);
            double c = cos.at(i[0], 0, entry % w);
            double s = sin.at(i[0], 0, entry % w);
            return entry < w ? first * c - second * s : first * s + second * c;
        });
    }

    private static NdArray hidden(NdArray visible) {
        return visible.map(see -> see != 0 ? 0 : Double.NEGATIVE_INFINITY);
    }

    private static NdArray causal(int size) {
        return NdArray.generate(new int[]{size, size}, i -> i[1] <= i[0] ? 0 : Double.NEGATIVE_INFINITY);
    }
}
