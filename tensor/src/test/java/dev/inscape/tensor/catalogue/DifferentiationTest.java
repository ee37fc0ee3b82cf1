package dev.inscape.tensor.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.inscape.tensor.DType;
import dev.inscape.tensor.Gradients;
import dev.inscape.tensor.Parameter;
import dev.inscape.tensor.Scope;
import dev.inscape.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DifferentiationTest {

    private static final double STEP = 1e-5;

    static Stream<Operator> operators() {
        return OperatorCatalogue.all().stream().filter(Operator::differentiable);
    }

    /** Of the sum of the results, each with a weight of its own, for every element of every real operand. */
    @ParameterizedTest
    @MethodSource("operators")
    void gradients_are_the_central_differences_of_the_definition(Operator operator) {
        var values = operator.values(1);
        var weights = Operand.real(operator.expected(values).shape()).values(9, 1);
        var gradients = backPropagated(operator, values, weights);

        for (int place = 0; place < values.size(); place++) {
            if (operator.operands().get(place).kind() == Operand.Kind.REAL) {
                assertThat(gradients.get(place)).as("operand %d", place)
                        .containsExactly(differences(operator, values, weights, place), within(1e-6));
            }
        }
    }

    private static List<double[]> backPropagated(Operator operator, List<NdArray> values, NdArray weights) {
        try (var scope = Scope.open(); var on = Gradients.on()) {
            var operands = operator.tensors(values, DType.FLOAT64);
            var parameters = new ArrayList<Parameter>();
            for (int i = 0; i < operands.length; i++) {
                if (operator.operands().get(i).kind() == Operand.Kind.REAL) {
                    var parameter = Parameter.of("operand " + i, operands[i]);
                    parameters.add(parameter);
                    // A parameter itself must not change in place while gradients are on; what follows from it may.
                    operands[i] = operator.memory() == Operator.Memory.SAME
                            ? parameter.value().copy()
                            : parameter.value();
                } else {
                    parameters.add(Parameter.of("not learned", operands[i].to(DType.FLOAT64)));
                }
            }
            operator.call().on(operands).mul(Operand.real().tensor(weights, DType.FLOAT64)).sum().backward();
            return parameters.stream()
                    .map(parameter -> parameter.gradient().map(Tensor::toDoubles).orElseGet(() -> new double[0]))
                    .toList();
        }
    }

    private static double[] differences(Operator operator, List<NdArray> values, NdArray weights, int place) {
        var varied = new ArrayList<>(values);
        var centre = values.get(place);
        var slopes = new double[centre.values().length];
        for (int i = 0; i < slopes.length; i++) {
            varied.set(place, moved(centre, i, STEP));
            double above = weighted(operator, varied, weights);
            varied.set(place, moved(centre, i, -STEP));
            slopes[i] = (above - weighted(operator, varied, weights)) / (2 * STEP);
        }
        return slopes;
    }

    private static NdArray moved(NdArray x, int element, double step) {
        var values = x.values();
        values[element] += step;
        return NdArray.of(values, x.shape());
    }

    private static double weighted(Operator operator, List<NdArray> values, NdArray weights) {
        return operator.expected(values).zip(weights, (x, weight) -> x * weight).sum();
    }
}
