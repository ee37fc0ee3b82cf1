package dev.inscape.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class OperatorTraceTest {

    @Test
    void it_names_the_operators_of_all_threads_in_order() {
        try (var scope = Scope.open()) {
            var x = Tensors.full(1.5, DType.FLOAT32, 3);
            try (var trace = OperatorTrace.start()) {
                x.mul(2).exp();
                OtherThread.run(() -> {
                    try (var theirs = Scope.open()) {
                        x.mul(3);
                    }
                });
                assertThat(trace.names()).containsExactly("mul", "exp", "mul");
                assertThat(trace.count("mul")).isEqualTo(2);
                assertThat(trace.count("linear")).isZero();
                assertThatThrownBy(OperatorTrace::start).isInstanceOf(IllegalStateException.class);
            }
            x.exp();
            try (var next = OperatorTrace.start()) {
                assertThat(next.names()).isEmpty();
            }
        }
    }
}
