package dev.inscape.tensor.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inscape.InscapeException;
import dev.inscape.tensor.DType;
import dev.inscape.tensor.Scope;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@EnabledOnOs(OS.LINUX)
@Tag("slow")
class LeakTest {

    private static final int ROUNDS = 2000;
    private static final int ELEMENTS = 16_384;
    /** One forgotten result of 64 KiB in each round would be eight times this. */
    private static final long A_FEW_MEGABYTES = 16L << 20;

    static List<Operator> operators() {
        return OperatorCatalogue.all();
    }

    static Stream<Operator> refusing() {
        return RefusalTest.refusing();
    }

    @ParameterizedTest
    @MethodSource("operators")
    void an_operator_leaves_nothing_behind(Operator operator) {
        try (var outer = Scope.open()) {
            var operands = operator.tensors(operator.values(operator.factorFor(ELEMENTS)), DType.FLOAT32);
            long tensors = Scope.liveTensors();
            long bytes = Scope.liveBytes();

            long growth = ResidentMemory.growth(ROUNDS, () -> {
                try (var scope = Scope.open()) {
                    operator.call().on(operands);
                }
            });

            assertThat(Scope.liveTensors()).as("live tensors").isEqualTo(tensors);
            assertThat(Scope.liveBytes()).as("live bytes").isEqualTo(bytes);
            assertThat(growth).as("growth of resident memory").isLessThan(A_FEW_MEGABYTES);
        }
    }

    @ParameterizedTest
    @MethodSource("refusing")
    void an_operator_that_fails_leaves_nothing_behind(Operator operator) {
        try (var outer = Scope.open()) {
            var operands = operator.tensors(operator.values(1), DType.FLOAT32);
            long tensors = Scope.liveTensors();

            long growth = ResidentMemory.growth(ROUNDS / 20, () -> {
                try (var scope = Scope.open()) {
                    operator.call().on(operands);
                    throw new AssertionError("it should have failed");
                } catch (InscapeException e) {
                    assertThat(e).hasMessageStartingWith(operator.named());
                }
            });

            assertThat(Scope.liveTensors()).as("live tensors").isEqualTo(tensors);
            assertThat(growth).as("growth of resident memory").isLessThan(A_FEW_MEGABYTES);
        }
    }

    @Test
    void a_scope_that_nobody_closes_is_seen_by_the_counts_and_by_resident_memory() {
        long tensors = Scope.liveTensors();
        long bytes = Scope.liveBytes();
        try (var forgotten = Scope.owner("forgotten"); var outer = Scope.open()) {
            var x = Operand.real(3, 5).tensor(Operand.real(3, 5).values(0, 33), DType.FLOAT32);

            long growth = ResidentMemory.growth(ROUNDS, () -> {
                try (var scope = Scope.open()) {
                    forgotten.adopt(x.exp());
                }
            });

            assertThat(Scope.liveTensors() - tensors).isGreaterThan(ROUNDS);
            assertThat(Scope.liveBytes() - bytes).isGreaterThan(ROUNDS * x.bytes());
            assertThat(growth).isGreaterThan(4 * A_FEW_MEGABYTES);
        }
        assertThat(Scope.liveTensors()).isEqualTo(tensors);
        assertThat(Scope.liveBytes()).isEqualTo(bytes);
    }
}
