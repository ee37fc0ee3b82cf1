package dev.inscape.tensor.catalogue;

import static dev.inscape.tensor.catalogue.Operand.index;
import static dev.inscape.tensor.catalogue.Operand.positive;
import static dev.inscape.tensor.catalogue.Operand.real;

import dev.inscape.tensor.Layers;
import dev.inscape.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Entries for {@link dev.inscape.tensor.Layers}. */
final class LayerOperators {

    private static final double EPS = 1e-3;

    private LayerOperators() {
    }

    static List<Operator> all() {
        return Stream.of(linear(), norms(), Stream.of(
                entry("embedding(Tensor,Tensor)", x -> Layers.embedding(x[0], x[1]), LayerOperators::embedding)
                        .on(real(7, 5), index(7, 2, 3)).refusing(real(5), index(7, 2)),
                activation("relu", Layers::relu, x -> Math.max(x, 0)),
                activation("sigmoid", Layers::sigmoid, Special::sigmoid),
                activation("tanh", Layers::tanh, Math::tanh),
                activation("silu", Layers::silu, x -> x * Special.sigmoid(x)),
                entry("swiGlu(Tensor)", x -> Layers.swiGlu(x[0]), x -> swiGlu(x[0])).on(real(3, 10))
                        .refusing(real(3, 5)),
                activation("gelu", Layers::gelu, Special::gelu),
                activation("geluTanh", Layers::geluTanh, Special::geluTanh),
                activation("geluInPlace", Layers::geluInPlace, Special::gelu).in(Operator.Memory.SAME)))
                .flatMap(entries -> entries).toList();
    }

    private static Stream<Operator> linear() {
        var linear = entry("linear(Tensor,Tensor,Tensor)", x -> Layers.linear(x[0], x[1], x[2]),
                x -> linear(x[0], x[1]).zip(x[2], Double::sum)).refusing(real(3, 5), real(5, 7), real(7));
        var addmm = entry("addmm(Tensor,Tensor,Tensor)", x -> Layers.addmm(x[0], x[1], x[2]),
                x -> ProductOperators.matmul(x[1], x[2]).zip(x[0], Double::sum))
                .refusing(real(7), real(3, 5), real(7, 5));
        return Stream.of(
                linear.on(real(3, 5), real(7, 5), real(7)),
                linear.on(real(2, 3, 5), real(7, 5), real(7)).variant("a batch"),
                entry("linear(Tensor,Tensor,Tensor)", x -> Layers.linear(x[0], x[1], null), x -> linear(x[0], x[1]))
                        .on(real(3, 5), real(7, 5)).refusing(real(3, 5), real(5, 7)).variant("no bias"),
                addmm.on(real(7), real(3, 5), real(5, 7)),
                addmm.on(real(3, 7), real(3, 5), real(5, 7)).variant("a full bias"));
    }

    private static Stream<Operator> norms() {
        var layerNorm = "layerNorm(Tensor,Tensor,Tensor,double)";
        var rmsNorm = "rmsNorm(Tensor,Tensor,double)";
        return Stream.of(
                entry(layerNorm, x -> Layers.layerNorm(x[0], x[1], x[2], EPS),
                        x -> x[0].lanes(-1, LayerOperators::standard).zip(x[1], (a, w) -> a * w).zip(x[2], Double::sum))
                        .on(real(2, 3, 5), positive(5), real(5)).refusing(real(3, 5), positive(7), real(5)),
                entry(layerNorm, x -> Layers.layerNorm(x[0], null, null, EPS),
                        x -> x[0].lanes(-1, LayerOperators::standard))
                        .on(real(3, 5)).variant("bare"),
                entry(rmsNorm, x -> Layers.rmsNorm(x[0], x[1], EPS),
                        x -> x[0].lanes(-1, LayerOperators::unit).zip(x[1], (a, w) -> a * w))
                        .on(real(2, 3, 5), positive(5)).refusing(real(3, 5), positive(7)),
                entry(rmsNorm, x -> Layers.rmsNorm(x[0], null, EPS), x -> x[0].lanes(-1, LayerOperators::unit))
                        .on(real(3, 5)).variant("bare"));
    }

    private static NdArray swiGlu(NdArray both) {
        int half = both.size(-1) / 2;
        return NdArray.generate(new int[]{both.size(0), half}, i -> {
            double gate = both.at(i[0], i[1]);
            return gate * Special.sigmoid(gate) * both.at(i[0], i[1] + half);
        });
    }

    private static Operator activation(String name, UnaryOperator<Tensor> call, DoubleUnaryOperator reference) {
        return entry(name + "(Tensor)", x -> call.apply(x[0]), x -> x[0].map(reference)).on(real(3, 5));
    }

    private static Operator entry(String method, Operator.Call call, Operator.Reference reference) {
        return Operator.of("Layers." + method, call, reference);
    }

    private static NdArray linear(NdArray x, NdArray weight) {
        return ProductOperators.matmul(x,
                NdArray.generate(new int[]{weight.size(1), weight.size(0)}, i -> weight.at(i[1], i[0])));
    }

    private static NdArray embedding(NdArray... x) {
        return NdArray.generate(new int[]{x[1].size(0), x[1].size(1), x[0].size(1)},
                i -> x[0].at((int) x[1].at(i[0], i[1]), i[2]));
    }

    private static double[] standard(double... row) {
        double deviation = Math.sqrt(Special.scatter(row) / row.length + EPS);
        return Arrays.stream(row).map(x -> (x - Special.mean(row)) / deviation).toArray();
    }

    private static double[] unit(double... row) {
        double length = Math.sqrt(Special.squares(row) / row.length + EPS);
        return Arrays.stream(row).map(x -> x / length).toArray();
    }
}
