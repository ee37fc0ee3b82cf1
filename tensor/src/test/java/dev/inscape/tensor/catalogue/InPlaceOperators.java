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
                entry("copyRowsFrom(long,Tensor,long,long,long)", x -> x[0].copyRowsFrom(1, x[1], 2, 3, 4),
                        InPlaceOperators::rowsTaken).on(real(5, 6), real(6, 11)).withoutGradient()
                        .refusing(real(5, 6), real(6, 9)),
                entry("fill(double)", x -> x[0].fill(2.5), x -> x[0].map(a -> 2.5)).on(real(3, 5)).refusing())
                .toList();
    }

    /** Rows 1 to 3 of the first become the columns from 4 on of rows 2 to 4 of the second. */
    private static NdArray rowsTaken(NdArray... x) {
        return NdArray.generate(x[0].shape(), i -> i[0] >= 1 && i[0] < 4
                ? x[1].at(i[0] + 1, 4 + i[1])
                : x[0].at(i));
    }

    private static Operator entry(String method, Operator.Call call, Operator.Reference reference) {
        return Operator.of("InPlace." + method, call, reference).in(SAME).refusing(real(3, 5), real(7));
    }
}
