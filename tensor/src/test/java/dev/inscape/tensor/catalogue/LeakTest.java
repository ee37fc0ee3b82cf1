package dev.inscape.tensor.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inscape.InscapeException;
import dev.inscape.tensor.DType;
import dev.inscape.tensor.Scope;
import java.util.List;
import java.util.stream.Stream;
import org.bytedeco.javacpp.Pointer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** No operator leaves anything behind: by our counts, by JavaCPP's count of native objects, and by resident memory. */
@EnabledOnOs(OS.LINUX)
@Tag("slow")
class LeakTest {

    private static final int ROUNDS = 500;
    private static final int ELEMENTS = 16_384;
    /** One forgotten result of 64 KiB in each round would be four times this. */
    private static final long A_FEW_MEGABYTES = 8L << 20;
    /** A native error comes with a stack trace, which takes LibTorch tens of milliseconds. */
    private static final int FAILURES = 10;

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
            long objects = Pointer.totalCount();

            long growth = ResidentMemory.growth(ROUNDS, () -> {
                try (var scope = Scope.open()) {
                    operator.call().on(operands);
                }
            });

            assertThat(Scope.liveTensors()).as("live tensors").isEqualTo(tensors);
            assertThat(Scope.liveBytes()).as("live bytes").isEqualTo(bytes);
            assertThat(Pointer.totalCount() - objects).as("native objects").isLessThan(ROUNDS / 2);
            assertThat(growth).as("growth of resident memory").isLessThan(A_FEW_MEGABYTES);
        }
    }

    @ParameterizedTest
    @MethodSource("refusing")
    void an_operator_that_fails_leaves_nothing_behind(Operator operator) {
        try (var outer = Scope.open()) {
            var operands = operator.tensors(operator.values(1), DType.FLOAT32);
            long tensors = Scope.liveTensors();
            long objects = Pointer.totalCount();
            for (int i = 0; i < FAILURES; i++) {
                try (var scope = Scope.open()) {
                    operator.call().on(operands);
                    throw new AssertionError("it should have failed");
                } catch (InscapeException e) {
                    assertThat(e).hasMessageStartingWith(operator.named());
                }
            }
            assertThat(Scope.liveTensors()).as("live tensors").isEqualTo(tensors);
            assertThat(Pointer.totalCount() - objects).as("native objects").isLessThan(FAILURES / 2);
        }
    }

    @Test
    void results_that_an_open_scope_adopts_are_seen_by_every_measure() {
        long tensors = Scope.liveTensors();
        long bytes = Scope.liveBytes();
        long objects = Pointer.totalCount();
        try (var forgotten = Scope.owner("forgotten"); var outer = Scope.open()) {
            var x = Operand.real(3, 5).tensor(Operand.real(3, 5).values(0, 33), DType.FLOAT32);

            long growth = ResidentMemory.growth(ROUNDS, () -> {
                try (var scope = Scope.open()) {
                    forgotten.adopt(x.exp());
                }
            });

            assertThat(Scope.liveTensors() - tensors).isGreaterThan(ROUNDS);
            assertThat(Scope.liveBytes() - bytes).isGreaterThan(ROUNDS * x.bytes());
            assertThat(Pointer.totalCount() - objects).isGreaterThan(ROUNDS);
            assertThat(growth).isGreaterThan(3 * A_FEW_MEGABYTES);
        }
        assertThat(Scope.liveTensors()).isEqualTo(tensors);
        assertThat(Scope.liveBytes()).isEqualTo(bytes);
    }
}
