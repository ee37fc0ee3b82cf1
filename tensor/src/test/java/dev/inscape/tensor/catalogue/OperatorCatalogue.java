package dev.inscape.tensor.catalogue;

import java.util.List;
import java.util.stream.Stream;

/** All operators, family by family. */
final class OperatorCatalogue {

    private static final List<Operator> ALL = Stream.of(ArithmeticOperators.all(), ComparingOperators.all(),
            ProductOperators.all(), DecomposingOperators.all(), ShapingOperators.all(), ReducingOperators.all(),
            IndexingOperators.all(),
            InPlaceOperators.all(), LayerOperators.all(), AttentionOperators.all(), LossOperators.all(),
            JoiningOperators.all(), CreatingOperators.all(), RandomOperators.all(), TensorOperators.all())
            .flatMap(List::stream).toList();

    private OperatorCatalogue() {
    }

    static List<Operator> all() {
        return ALL;
    }
}
