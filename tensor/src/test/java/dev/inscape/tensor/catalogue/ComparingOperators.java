package dev.inscape.tensor.catalogue;

import static dev.inscape.tensor.catalogue.Operand.coarse;
import static dev.inscape.tensor.catalogue.Operand.mask;
import static dev.inscape.tensor.catalogue.Operand.real;
import static dev.inscape.tensor.catalogue.Operand.special;

import dev.inscape.tensor.DType;
import dev.inscape.tensor.Tensor;
import dev.inscape.tensor.Tensors;
import java.util.Arrays;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Entries for {@link dev.inscape.tensor.Comparing}. */
final class ComparingOperators {

    private static final Operator ALL_TRUE = Operator.of("Comparing.all()", x -> flag(x[0].all()),
            x -> NdArray.scalar(Arrays.stream(x[0].values()).allMatch(value -> value != 0) ? 1 : 0));

    private static final Operator ANY_TRUE = Operator.of("Comparing.any()", x -> flag(x[0].any()),
            x -> NdArray.scalar(Arrays.stream(x[0].values()).anyMatch(value -> value != 0) ? 1 : 0));

    private ComparingOperators() {
    }

    static List<Operator> all() {
        return Stream.of(
                binary("eq", Tensor::eq, (a, b) -> a == b ? 1 : 0),
                binary("lt", Tensor::lt, (a, b) -> a < b ? 1 : 0),
                binary("gt", Tensor::gt, (a, b) -> a > b ? 1 : 0),
                binary("and", Tensor::and, (a, b) -> a != 0 && b != 0 ? 1 : 0)
                        .map(entry -> of(entry, mask(3, 5), mask(5))),
                binary("or", Tensor::or, (a, b) -> a != 0 || b != 0 ? 1 : 0)
                        .map(entry -> of(entry, mask(3, 5), mask(5))),
                Stream.of(
                        unary("eq(double)", x -> x.eq(0.5), x -> x == 0.5 ? 1 : 0),
                        unary("lt(double)", x -> x.lt(0.5), x -> x < 0.5 ? 1 : 0),
                        unary("gt(double)", x -> x.gt(0.5), x -> x > 0.5 ? 1 : 0),
                        unary("not()", Tensor::not, x -> x == 0 ? 1 : 0).on(mask(3, 5)),
                        unary("isFinite()", Tensor::isFinite, x -> Double.isFinite(x) ? 1 : 0).on(special(3, 5)),
                        ALL_TRUE.variant("some").on(mask(3, 5)),
                        ALL_TRUE.variant("every").on(real(3, 5)),
                        ANY_TRUE.variant("some").on(mask(3, 5)),
                        ANY_TRUE.variant("none").on(Operand.all(0, 3, 5))))
                .flatMap(entries -> entries).map(Operator::withoutGradient).toList();
    }

    private static Tensor flag(boolean value) {
        return Tensors.full(value ? 1 : 0, DType.FLOAT64);
    }

    private static Operator of(Operator entry, Operand first, Operand second) {
        return entry.variant().isEmpty() ? entry.on(first, second) : entry;
    }

    private static Operator unary(String method, UnaryOperator<Tensor> call, DoubleUnaryOperator reference) {
        return Operator.of("Comparing." + method, x -> call.apply(x[0]), x -> x[0].map(reference)).on(coarse(3, 5));
    }

    private static Stream<Operator> binary(String name, BinaryOperator<Tensor> call, DoubleBinaryOperator reference) {
        var plain = Operator.of("Comparing." + name + "(Tensor)", x -> call.apply(x[0], x[1]),
                x -> x[0].zip(x[1], reference)).on(coarse(3, 5), coarse(3, 5)).refusing(coarse(3, 5), coarse(7));
        return Stream.of(plain, plain.on(coarse(2, 3, 1), coarse(3, 5)).variant("both broadcast"));
    }
}
