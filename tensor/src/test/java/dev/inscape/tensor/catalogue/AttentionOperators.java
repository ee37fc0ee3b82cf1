package dev.inscape.tensor.catalogue;

import static dev.inscape.tensor.catalogue.Operand.real;
import static dev.inscape.tensor.catalogue.Operand.visible;

import dev.inscape.tensor.Attention;
import java.util.List;
import java.util.stream.IntStream;

/** Entries for {@link dev.inscape.tensor.Attention}. */
final class AttentionOperators {

    private static final double SCALE = 0.4;

    private AttentionOperators() {
    }

    static List<Operator> all() {
        var attend = "Attention.scaledDotProduct(Tensor,Tensor,Tensor,Tensor,boolean,double)";
        var self = "Attention.selfAttention(Tensor,int,int,double)";
        var pattern = "Attention.pattern(Tensor,Tensor,Tensor,double)";
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
                Operator.of(self, x -> Attention.selfAttention(x[0], 3, 2, SCALE), x -> selfAttention(x[0], 3, 2))
                        .on(real(3 * 5, 3 * 2 * 7)),
                Operator.of(pattern, x -> Attention.pattern(x[0], x[1], null, SCALE),
                        x -> pattern(x[0], x[1], NdArray.scalar(0))).on(query, key).refusing(query, shortKey),
                Operator.of(pattern, x -> Attention.pattern(x[0], x[1], x[2], SCALE), x -> pattern(x[0], x[1], x[2]))
                        .on(query, key, real(2, 1, 1, 7)).refusing(query, key, real(2, 1, 1, 3)).variant("added mask"));
    }

    private static NdArray pattern(NdArray query, NdArray key, NdArray mask) {
        var turned = NdArray.generate(new int[]{key.size(0), key.size(1), key.size(3), key.size(2)},
                i -> key.at(i[0], i[1], i[3], i[2]));
        return ProductOperators.matmul(query, turned).zip(mask, (score, bias) -> score * SCALE + bias)
                .lanes(-1, Special::softmax);
    }

    /** Head by head out of the rows of each text, as the doc has it. */
    private static NdArray selfAttention(NdArray qkv, int texts, int heads) {
        int tokens = qkv.size(0) / texts;
        int d = qkv.size(1) / 3 / heads;
        var parts = IntStream.range(0, 3).mapToObj(part -> NdArray.generate(new int[]{texts, heads, tokens, d},
                i -> qkv.at(i[0] * tokens + i[2], (part * heads + i[1]) * d + i[3]))).toList();
        var mixed = ProductOperators.matmul(pattern(parts.get(0), parts.get(1), NdArray.scalar(0)), parts.get(2));
        return NdArray.generate(new int[]{texts * tokens, heads * d},
                i -> mixed.at(i[0] / tokens, i[1] / d, i[0] % tokens, i[1] % d));
    }

    private static NdArray hidden(NdArray visible) {
        return visible.map(see -> see != 0 ? 0 : Double.NEGATIVE_INFINITY);
    }

    private static NdArray causal(int size) {
        return NdArray.generate(new int[]{size, size}, i -> i[1] <= i[0] ? 0 : Double.NEGATIVE_INFINITY);
    }
}
