package dev.inscape.tensor.catalogue;

import static dev.inscape.tensor.catalogue.Operand.index;
import static dev.inscape.tensor.catalogue.Operand.mask;
import static dev.inscape.tensor.catalogue.Operand.odd;
import static dev.inscape.tensor.catalogue.Operand.real;

import java.util.List;
import java.util.stream.Stream;

/** Entries for {@link dev.inscape.tensor.Indexing}. */
final class IndexingOperators {

    private IndexingOperators() {
    }

    static List<Operator> all() {
        var maskedFill = entry("maskedFill(Tensor,double)", x -> x[0].maskedFill(x[1], -3.5),
                x -> x[1].zip(x[0], (hidden, value) -> hidden != 0 ? -3.5 : value)).refusing(real(3, 5), mask(7));
        var where = entry("where(Tensor,Tensor)", x -> x[0].where(x[1], x[2]), IndexingOperators::where)
                .refusing(mask(3, 5), real(3, 5), real(7));
        return Stream.of(
                entry("indexSelect(int,Tensor)", x -> x[0].indexSelect(1, x[1]), IndexingOperators::indexSelect)
                        .on(real(3, 5), index(5, 7)).refusing(real(5), index(5, 7)),
                entry("gather(int,Tensor)", x -> x[0].gather(1, x[1]), IndexingOperators::gather)
                        .on(real(3, 5), index(5, 3, 2)).refusing(real(3, 5), index(5, 3)),
                maskedFill.on(real(3, 5), mask(3, 5)),
                maskedFill.on(real(2, 3, 5), mask(3, 1)).variant("the mask broadcasts"),
                where.on(mask(3, 5), real(3, 5), real(3, 5)),
                where.on(mask(3, 1), real(5), real(2, 1, 1)).variant("all broadcast"),
                entry("indexAdd(int,Tensor,Tensor)", x -> x[0].indexAdd(0, x[1], x[2]), IndexingOperators::indexAdd)
                        .on(real(5, 3), index(5, 7), real(7, 3)).refusing(real(5, 3), index(5, 7), real(5, 3)),
                entry("indexCopy(int,Tensor,Tensor)", x -> x[0].indexCopy(0, x[1], x[2]), IndexingOperators::indexCopy)
                        .on(real(5, 3), odd(2), real(2, 3)).refusing(real(5, 3), odd(2), real(5, 3)),
                entry("scatterAdd(int,Tensor,Tensor)", x -> x[0].scatterAdd(1, x[1], x[2]),
                        IndexingOperators::scatterAdd)
                        .on(real(3, 5), index(5, 3, 2), real(3, 2)).refusing(real(3, 5), index(5, 3, 7), real(3, 5)))
                .toList();
    }

    private static Operator entry(String method, Operator.Call call, Operator.Reference reference) {
        return Operator.of("Indexing." + method, call, reference);
    }

    private static NdArray indexSelect(NdArray... x) {
        return NdArray.generate(new int[]{x[0].size(0), x[1].size(0)}, i -> x[0].at(i[0], (int) x[1].at(i[1])));
    }

    private static NdArray gather(NdArray... x) {
        return NdArray.generate(x[1].shape(), i -> x[0].at(i[0], (int) x[1].at(i)));
    }

    private static NdArray where(NdArray... x) {
        var shape = x[0].zip(x[1], Double::sum).zip(x[2], Double::sum).shape();
        return NdArray.generate(shape, i -> x[0].at(i) != 0 ? x[1].at(i) : x[2].at(i));
    }

    private static NdArray indexAdd(NdArray... x) {
        return NdArray.generate(x[0].shape(), i -> {
            double sum = x[0].at(i);
            for (int row = 0; row < x[1].size(0); row++) {
                sum += x[1].at(row) == i[0] ? x[2].at(row, i[1]) : 0;
            }
            return sum;
        });
    }

    private static NdArray indexCopy(NdArray... x) {
        return NdArray.generate(x[0].shape(), i -> {
            double value = x[0].at(i);
            for (int row = 0; row < x[1].size(0); row++) {
                value = x[1].at(row) == i[0] ? x[2].at(row, i[1]) : value;
            }
            return value;
        });
    }

    private static NdArray scatterAdd(NdArray... x) {
        return NdArray.generate(x[0].shape(), i -> {
            double sum = x[0].at(i);
            for (int column = 0; column < x[1].size(1); column++) {
                sum += x[1].at(i[0], column) == i[1] ? x[2].at(i[0], column) : 0;
            }
            return sum;
        });
    }
}
