package dev.inscape.tensor.catalogue;

import static dev.inscape.tensor.catalogue.Operand.real;

import dev.inscape.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Entries for {@link dev.inscape.tensor.Reducing}. */
final class ReducingOperators {

    /** A reduction of one dimension. */
    @FunctionalInterface
    private interface Reduction {
        Tensor along(Tensor x, int dim, boolean keep);
    }

    /** An operator along one dimension that keeps the shape. */
    @FunctionalInterface
    private interface Scan {
        Tensor along(Tensor x, int dim);
    }

    private ReducingOperators() {
    }

    static List<Operator> all() {
        return Stream.of(
                Stream.of(
                        Operator.of("Reducing.sum()", x -> x[0].sum(), x -> NdArray.scalar(x[0].sum())).on(real(3, 5)),
                        Operator.of("Reducing.mean()", x -> x[0].mean(),
                                x -> NdArray.scalar(Special.mean(x[0].values())))
                                .on(real(3, 5))),
                reduction("sum(int,boolean)", Tensor::sum, lane -> Arrays.stream(lane).sum()),
                reduction("mean(int,boolean)", Tensor::mean, Special::mean),
                reduction("var(int,boolean,boolean)", (x, dim, keep) -> x.var(dim, true, keep),
                        lane -> Special.scatter(lane) / (lane.length - 1)),
                reduction("var(int,boolean,boolean)", (x, dim, keep) -> x.var(dim, false, keep),
                        lane -> Special.scatter(lane) / lane.length).map(e -> e.variant("biased, " + e.variant())),
                reduction("max(int,boolean)", Tensor::max, lane -> Arrays.stream(lane).max().orElseThrow()),
                reduction("min(int,boolean)", Tensor::min, lane -> Arrays.stream(lane).min().orElseThrow()),
                reduction("argmax(int,boolean)", Tensor::argmax, Special::argmax).map(Operator::withoutGradient),
                reduction("norm(int,boolean)", Tensor::norm, lane -> Math.sqrt(Special.squares(lane))),
                reduction("logSumExp(int,boolean)", Tensor::logSumExp, Special::logSumExp),
                scan("cumSum(int)", Tensor::cumSum, ReducingOperators::running),
                scan("softmax(int)", Tensor::softmax, Special::softmax),
                scan("logSoftmax(int)", Tensor::logSoftmax, lane -> Arrays.stream(lane)
                        .map(x -> x - Special.logSumExp(lane)).toArray()),
                Stream.of(
                        Operator.of("Reducing.topK(long)", x -> x[0].topK(3).values(),
                                x -> firstThree(x[0].lanes(-1, ReducingOperators::falling))).variant("values")
                                .on(real(2, 3, 7)).refusing(real(3, 2)),
                        Operator.of("Reducing.topK(long)", x -> x[0].topK(3).indices(),
                                x -> firstThree(x[0].lanes(-1, ReducingOperators::places))).variant("indices")
                                .on(real(2, 3, 7)).refusing(real(3, 2)).withoutGradient()))
                .flatMap(entries -> entries).toList();
    }

    private static Stream<Operator> reduction(String method, Reduction call, ToDoubleFunction<double[]> reference) {
        return Stream.of(true, false).flatMap(keep -> IntStream.of(1, -1).mapToObj(dim -> Operator
                .of("Reducing." + method, x -> call.along(x[0], dim, keep), x -> x[0].fold(dim, keep, reference))
                .on(real(2, 3, 7)).refusing(wrongFor(dim)).variant("dim " + dim + (keep ? " kept" : " dropped"))));
    }

    private static Stream<Operator> scan(String method, Scan call, UnaryOperator<double[]> reference) {
        return IntStream.of(1, -1).mapToObj(dim -> Operator
                .of("Reducing." + method, x -> call.along(x[0], dim), x -> x[0].lanes(dim, reference))
                .on(real(2, 3, 7)).refusing(wrongFor(dim)).variant("dim " + dim));
    }

    /** A vector has no dimension 1, but always a last one. */
    private static Operand[] wrongFor(int dim) {
        return dim == 1 ? new Operand[]{real(5)} : new Operand[0];
    }

    private static double[] running(double... lane) {
        var sums = lane.clone();
        Arrays.parallelPrefix(sums, Double::sum);
        return sums;
    }

    private static double[] falling(double... lane) {
        return Arrays.stream(lane).map(x -> -x).sorted().map(x -> -x).toArray();
    }

    private static double[] places(double... lane) {
        return IntStream.range(0, lane.length).boxed().sorted((a, b) -> Double.compare(lane[b], lane[a]))
                .mapToDouble(i -> i).toArray();
    }

    private static NdArray firstThree(NdArray x) {
        return NdArray.generate(new int[]{x.size(0), x.size(1), 3}, x::at);
    }
}
