package dev.inscape.tensor.catalogue;

import static dev.inscape.tensor.catalogue.Operand.positive;
import static dev.inscape.tensor.catalogue.Operand.real;

import dev.inscape.tensor.Tensor;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Entries for {@link dev.inscape.tensor.Arithmetic}. */
final class ArithmeticOperators {

    private ArithmeticOperators() {
    }

    static List<Operator> all() {
        return Stream.of(
                binary("add", Tensor::add, Double::sum),
                binary("sub", Tensor::sub, (a, b) -> a - b),
                binary("mul", Tensor::mul, (a, b) -> a * b),
                binary("div", Tensor::div, (a, b) -> a / b),
                binary("maximum", Tensor::maximum, Math::max),
                binary("minimum", Tensor::minimum, Math::min),
                Stream.of(
                        unary("add(double)", x -> x.add(0.7), x -> x + 0.7),
                        unary("sub(double)", x -> x.sub(0.7), x -> x - 0.7),
                        unary("mul(double)", x -> x.mul(-1.3), x -> x * -1.3),
                        unary("div(double)", x -> x.div(-1.3), x -> x / -1.3),
                        unary("neg()", Tensor::neg, x -> -x),
                        unary("abs()", Tensor::abs, Math::abs),
                        unary("square()", Tensor::square, x -> x * x),
                        unary("pow(double)", x -> x.pow(3), x -> x * x * x).variant("whole exponent"),
                        unary("pow(double)", x -> x.pow(2.3), x -> Math.pow(x, 2.3)).on(positive(3, 5)),
                        unary("sqrt()", Tensor::sqrt, Math::sqrt).on(positive(3, 5)),
                        unary("rsqrt()", Tensor::rsqrt, x -> 1 / Math.sqrt(x)).on(positive(3, 5)),
                        unary("exp()", Tensor::exp, Math::exp),
                        unary("log()", Tensor::log, Math::log).on(positive(3, 5)),
                        unary("sin()", Tensor::sin, Math::sin),
                        unary("cos()", Tensor::cos, Math::cos),
                        unary("erf()", Tensor::erf, Special::erf),
                        unary("clamp(double,double)", x -> x.clamp(-0.7, 0.9), x -> Math.clamp(x, -0.7, 0.9))))
                .flatMap(entries -> entries).toList();
    }

    private static Operator unary(String method, UnaryOperator<Tensor> call, DoubleUnaryOperator reference) {
        return Operator.of("Arithmetic." + method, x -> call.apply(x[0]), x -> x[0].map(reference)).on(real(3, 5));
    }

    private static Stream<Operator> binary(String name, BinaryOperator<Tensor> call, DoubleBinaryOperator reference) {
        var plain = Operator.of("Arithmetic." + name + "(Tensor)", x -> call.apply(x[0], x[1]),
                x -> x[0].zip(x[1], reference)).on(real(3, 5), real(3, 5)).refusing(real(3, 5), real(7));
        return Stream.of(plain,
                plain.on(real(3, 5), real(5)).variant("a row for each row"),
                plain.on(real(3, 1), real(2, 1, 5)).variant("each of both broadcasts"),
                plain.on(real(), real(3, 5)).variant("a scalar tensor first"));
    }
}
