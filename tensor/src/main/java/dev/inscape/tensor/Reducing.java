package dev.inscape.tensor;

import static dev.inscape.tensor.Operands.optional;

import org.bytedeco.pytorch.ScalarTypeOptional;

/** Reductions over one dimension, or over all elements. {@code keep} leaves the reduced dimension with size 1. */
public sealed interface Reducing permits Tensor {

    /** The sum of all elements, a scalar. */
    default Tensor sum() {
        return Op.run("sum", () -> self("sum").sum());
    }

    default Tensor sum(int dim, boolean keep) {
        return Op.scoped("sum", () -> self("sum").sum(new long[]{dim}, keep, new ScalarTypeOptional()));
    }

    /** The mean of all elements, a scalar. */
    default Tensor mean() {
        return Op.run("mean", () -> self("mean").mean());
    }

    default Tensor mean(int dim, boolean keep) {
        return Op.scoped("mean", () -> self("mean").mean(new long[]{dim}, keep, new ScalarTypeOptional()));
    }

    /** The variance; {@code unbiased} divides by n - 1, else by n. */
    default Tensor var(int dim, boolean unbiased, boolean keep) {
        return Op.scoped("var", () -> self("var").var(new long[]{dim}, unbiased, keep));
    }

    /** The largest value. */
    default Tensor max(int dim, boolean keep) {
        return Op.scoped("max", () -> self("max").amax(new long[]{dim}, keep));
    }

    /** The smallest value. */
    default Tensor min(int dim, boolean keep) {
        return Op.scoped("min", () -> self("min").amin(new long[]{dim}, keep));
    }

    /** The place of the largest value. */
    default Tensor argmax(int dim, boolean keep) {
        return Op.scoped("argmax", () -> self("argmax").argmax(optional((long) dim), keep));
    }

    /** The Euclidean norm. */
    default Tensor norm(int dim, boolean keep) {
        return Op.scoped("norm", () -> self("norm").norm(optional(2.0), new long[]{dim}, keep));
    }

    /** log(sum(exp(x))), without overflow. */
    default Tensor logSumExp(int dim, boolean keep) {
        return Op.scoped("logSumExp", () -> self("logSumExp").logsumexp(new long[]{dim}, keep));
    }

    /** Running sums along a dimension. */
    default Tensor cumSum(int dim) {
        return Op.run("cumSum", () -> self("cumSum").cumsum(dim));
    }

    /** exp(x) / sum(exp(x)) along a dimension. */
    default Tensor softmax(int dim) {
        return Op.run("softmax", () -> self("softmax").softmax(dim));
    }

    /** log(softmax(x)) along a dimension, without overflow. */
    default Tensor logSoftmax(int dim) {
        return Op.run("logSoftmax", () -> self("logSoftmax").log_softmax(dim));
    }

    /** The k largest values of the last dimension, in falling order, and where they stand. */
    default TopK topK(long k) {
        var result = new TopK[1];
        Op.act("topK", () -> {
            var pair = self("topK").topk(k);
            result[0] = new TopK(Op.claim("topK", pair.get0()), Op.claim("topK", pair.get1()));
        });
        return result[0];
    }

    private org.bytedeco.pytorch.Tensor self(String operator) {
        return ((Tensor) this).handle(operator);
    }
}
