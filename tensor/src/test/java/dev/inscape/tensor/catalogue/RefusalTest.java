package dev.inscape.tensor.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.inscape.InscapeException;
import dev.inscape.tensor.DType;
import dev.inscape.tensor.Scope;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RefusalTest {

    static Stream<Operator> refusing() {
        return OperatorCatalogue.all().stream().filter(operator -> !operator.refused().isEmpty())
                .map(operator -> operator.on(operator.refused().toArray(Operand[]::new)));
    }

    @ParameterizedTest
    @MethodSource("refusing")
    void operands_that_do_not_fit_are_refused_in_one_line_that_names_the_operator(Operator operator) {
        try (var scope = Scope.open()) {
            var operands = operator.tensors(operator.values(1), DType.FLOAT32);
            long before = Scope.liveTensors();

            assertThatThrownBy(() -> operator.call().on(operands)).isInstanceOf(InscapeException.class)
                    .message().startsWith(operator.named() + ": ").doesNotContain("\n").hasSizeBetween(20, 400);
            assertThat(Scope.liveTensors()).as("live tensors").isEqualTo(before);
        }
    }

    @Test
    void an_index_beyond_the_end_is_refused_too() {
        try (var scope = Scope.open()) {
            var x = Operand.real(3, 5).tensor(Operand.real(3, 5).values(0, 1), DType.FLOAT32);
            var beyond = Operand.index(1, 2).tensor(NdArray.of(new double[]{0, 5}, 2), DType.INT64);

            assertThatThrownBy(() -> x.indexSelect(1, beyond)).isInstanceOf(InscapeException.class)
                    .message().startsWith("indexSelect: ").doesNotContain("\n");
            assertThatThrownBy(() -> x.select(0, 3)).isInstanceOf(InscapeException.class)
                    .message().startsWith("select: ").doesNotContain("\n");
        }
    }
}
