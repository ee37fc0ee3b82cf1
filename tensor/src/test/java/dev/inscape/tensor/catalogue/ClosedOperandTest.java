package dev.inscape.tensor.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.inscape.tensor.ClosedTensorException;
import dev.inscape.tensor.DType;
import dev.inscape.tensor.Scope;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ClosedOperandTest {

    static Stream<Arguments> operatorsAndPlaces() {
        return OperatorCatalogue.all().stream().flatMap(operator -> IntStream.range(0, operator.operands().size())
                .mapToObj(place -> Arguments.of(operator, place)));
    }

    @ParameterizedTest(name = "{0}, operand {1}")
    @MethodSource("operatorsAndPlaces")
    void a_closed_operand_is_refused_by_operator_tensor_and_scope(Operator operator, int place) {
        try (var scope = Scope.open()) {
            var values = operator.values(1);
            var operands = operator.tensors(values, DType.FLOAT64);
            try (var gone = Scope.open("a block that has ended")) {
                operands[place] = operator.operands().get(place).tensor(values.get(place), DType.FLOAT64);
            }
            long before = Scope.liveTensors();

            assertThatThrownBy(() -> operator.call().on(operands)).isInstanceOf(ClosedTensorException.class)
                    .message().startsWith(operator.named() + ": " + operands[place])
                    .contains("\"a block that has ended\"").doesNotContain("\n");
            assertThat(Scope.liveTensors()).isEqualTo(before);
        }
    }
}
