package dev.inscape.tensor.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.inscape.tensor.DType;
import dev.inscape.tensor.Scope;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ValuesTest {

    static Stream<Operator> operators() {
        return OperatorCatalogue.all().stream().filter(operator -> operator.reference() != null);
    }

    @ParameterizedTest
    @MethodSource("operators")
    void values_in_float64_are_those_of_the_definition(Operator operator) {
        compare(operator, DType.FLOAT64, 1e-12);
    }

    @ParameterizedTest
    @MethodSource("operators")
    void values_in_float32_are_those_of_the_definition_rounded(Operator operator) {
        compare(operator, DType.FLOAT32, 2e-6);
    }

    private static void compare(Operator operator, DType dtype, double tolerance) {
        var values = operator.values(1);
        var expected = operator.expected(values);
        try (var scope = Scope.open()) {
            var result = operator.call().on(operator.tensors(values, dtype));

            assertThat(result.shape()).containsExactly(Arrays.stream(expected.shape()).asLongStream().toArray());
            var largest = Arrays.stream(expected.values()).map(Math::abs).max().orElse(0);
            assertThat(result.toDoubles()).containsExactly(expected.values(), within(tolerance * largest));
        }
    }
}
