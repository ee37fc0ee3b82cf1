package dev.inscape.tensor.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inscape.tensor.DType;
import dev.inscape.tensor.Scope;
import dev.inscape.tensor.Tensor;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MemoryOfResultsTest {

    static Stream<Operator> operators() {
        return OperatorCatalogue.all().stream().filter(operator -> !operator.operands().isEmpty());
    }

    @ParameterizedTest
    @MethodSource("operators")
    void a_result_changes_with_its_operands_only_where_it_is_a_view(Operator operator) {
        try (var scope = Scope.open()) {
            var operands = operator.tensors(operator.values(1), DType.FLOAT64);
            var result = operator.call().on(operands);
            var before = result.toDoubles();

            switch (operator.memory()) {
                case SAME -> assertThat(result).isSameAs(operands[0]);
                case SHARED -> {
                    operands[0].fill(7.25);
                    assertThat(result.toDoubles()).containsOnly(7.25);
                }
                case OWN -> {
                    for (Tensor operand : operands) {
                        operand.fill(0);
                    }
                    assertThat(result.toDoubles()).containsExactly(before);
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("operators")
    void operands_stay_as_they_are_unless_the_operator_works_in_place(Operator operator) {
        try (var scope = Scope.open()) {
            var values = operator.values(1);
            var operands = operator.tensors(values, DType.FLOAT64);
            operator.call().on(operands);

            for (int i = operator.memory() == Operator.Memory.SAME ? 1 : 0; i < operands.length; i++) {
                assertThat(operands[i].toDoubles()).as("operand %d", i).containsExactly(values.get(i).values());
            }
        }
    }
}
