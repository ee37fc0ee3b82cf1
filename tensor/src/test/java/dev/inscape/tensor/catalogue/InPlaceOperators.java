package dev.inscape.tensor.catalogue;

import static dev.inscape.tensor.catalogue.Operand.positive;
import static dev.inscape.tensor.catalogue.Operand.real;
import static dev.inscape.tensor.catalogue.Operator.Memory.SAME;

import java.util.List;
import java.util.stream.Stream;

/** Entries for {@link dev.inscape.tensor.InPlace}. */
final class InPlaceOperators {

    private InPlaceOperators() {
    }

    static List<Operator> all() {
        return Stream.of(
                entry("addInPlace(Tensor,double)", x -> x[0].addInPlace(x[1], 0.3),
                        x -> x[0].zip(x[1], (a, b) -> a + 0.3 * b)).on(real(3, 5), real(3, 5)),
                entry("addInPlace(Tensor,double)", x -> x[0].addInPlace(x[1], 0.3),
                        x -> x[0].zip(x[1], (a, b) -> a + 0.3 * b)).on(real(3, 5), real(5))
                        .variant("a row to each row"),
                entry("mulInPlace(double)", x -> x[0].mulInPlace(-1.5), x -> x[0].map(a -> -1.5 * a)).on(real(3, 5))
                        .refusing(),
                entry("addProductInPlace(Tensor,Tensor,double)", x -> x[0].addProductInPlace(x[1], x[2], 0.3),
                        x -> x[0].zip(x[1].zip(x[2], (a, b) -> a * b), (a, b) -> a + 0.3 * b))
                        .on(real(3, 5), real(3, 5), real(3, 5)).refusing(real(3, 5), real(3, 5), real(7)),
                entry("addQuotientInPlace(Tensor,Tensor,double)", x -> x[0].addQuotientInPlace(x[1], x[2], 0.3),
                        x -> x[0].zip(x[1].zip(x[2], (a, b) -> a / b), (a, b) -> a + 0.3 * b))
                        .on(real(3, 5), real(3, 5), positive(3, 5)).refusing(real(3, 5), real(3, 5), positive(7)),
                entry("lerpInPlace(Tensor,double)", x -> x[0].lerpInPlace(x[1], 0.3),
                        x -> x[0].zip(x[1], (a, b) -> a + 0.3 * (b - a))).on(real(3, 5), real(3, 5)),
                entry("copyFrom(Tensor)", x -> x[0].copyFrom(x[1]), x -> x[0].zip(x[1], (a, b) -> b))
                        .on(real(3, 5), real(3, 5)),
                entry("fill(double)", x -> x[0].fill(2.5), x -> x[0].map(a -> 2.5)).on(real(3, 5)).refusing())
                .toList();
    }

    private static Operator entry(String method, Operator.Call call, Operator.Reference reference) {
        return Operator.of("InPlace." + method, call, reference).in(SAME).refusing(real(3, 5), real(7));
    }
}
