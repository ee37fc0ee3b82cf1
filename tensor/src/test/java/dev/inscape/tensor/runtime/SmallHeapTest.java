package dev.inscape.tensor.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inscape.tensor.DType;
import dev.inscape.tensor.Scope;
import dev.inscape.tensor.Tensors;
import org.junit.jupiter.api.Test;

/** Native memory is none of the Java heap's business. */
class SmallHeapTest {

    /** Holds 300 MB of tensors at once, and makes as much again that it drops. */
    static final class Main {
        private Main() {
        }

        public static void main(String[] arguments) {
            // What a user may ask for before the first tensor must not fix JavaCPP's limits.
            System.out.println(DType.parse("f32").label() + " " + LibTorch.version());
            double sum = 0;
            try (var scope = Scope.open()) {
                for (int i = 0; i < 30; i++) {
                    var kept = Tensors.full(i, DType.FLOAT32, 2_500_000);
                    try (var block = Scope.open()) {
                        sum += kept.add(0.5).select(0, i).item();
                    }
                }
                System.out.println("sum " + sum + " in " + Scope.liveBytes() / 1_000_000 + " MB of tensors");
            }
        }
    }

    private static Child child() {
        return Child.of(Main.class).option("-Xmx48m");
    }

    @Test
    void a_small_heap_holds_large_tensors() {
        var outcome = child().run();
        assertThat(outcome.output()).contains("sum 450.0 in 300 MB of tensors");
        assertThat(outcome.exitCode()).isZero();
    }

    @Test
    void a_limit_that_the_user_sets_wins_and_is_what_kills() {
        var outcome = child().option("-Dorg.bytedeco.javacpp.maxPhysicalBytes=96m").run();
        assertThat(outcome.exitCode()).isNotZero();
        assertThat(outcome.output()).contains("OutOfMemoryError: Physical memory usage is too high");
    }
}
