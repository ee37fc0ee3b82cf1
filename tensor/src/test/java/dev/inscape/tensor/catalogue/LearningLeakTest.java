package dev.inscape.tensor.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inscape.tensor.Compute;
import dev.inscape.tensor.DType;
import dev.inscape.tensor.Gradients;
import dev.inscape.tensor.Layers;
import dev.inscape.tensor.PackedWeight;
import dev.inscape.tensor.Parameter;
import dev.inscape.tensor.Rng;
import dev.inscape.tensor.Scope;
import dev.inscape.tensor.Tensor;
import dev.inscape.tensor.optim.AdamW;
import dev.inscape.tensor.optim.GradientClipping;
import dev.inscape.tensor.optim.Optimizer;
import dev.inscape.tensor.optim.Sgd;
import java.util.List;
import org.bytedeco.javacpp.Pointer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** What is no operator of the catalogue leaves nothing behind either: back-propagation, optimisers, packed weights. */
@EnabledOnOs(OS.LINUX)
@Tag("slow")
class LearningLeakTest {

    private static final int ROUNDS = 500;
    private static final int SIZE = 128;
    private static final long A_FEW_MEGABYTES = 8L << 20;

    private Scope outer;
    private Parameter w;
    private Tensor x;

    @BeforeEach
    void make() {
        outer = Scope.open();
        try (var rng = Rng.seeded(7)) {
            w = Parameter.of("w", rng.normal(DType.FLOAT32, SIZE, SIZE));
            x = rng.normal(DType.FLOAT32, SIZE, SIZE);
        }
    }

    @AfterEach
    void close() {
        outer.close();
    }

    private Tensor loss() {
        return Layers.linear(x, w.value(), null).square().mean();
    }

    private static void assertNothingIsLeft(Runnable round) {
        round.run();
        long tensors = Scope.liveTensors();
        long objects = Pointer.totalCount();
        long growth = ResidentMemory.growth(ROUNDS, () -> {
            try (var scope = Scope.open()) {
                round.run();
            }
        });
        assertThat(Scope.liveTensors()).as("live tensors").isEqualTo(tensors);
        assertThat(Pointer.totalCount() - objects).as("native objects").isLessThan(ROUNDS / 2);
        assertThat(growth).as("growth of resident memory").isLessThan(A_FEW_MEGABYTES);
    }

    @Test
    void back_propagation_and_reading_the_gradient() {
        assertNothingIsLeft(() -> {
            try (var scope = Scope.open(); var on = Gradients.on()) {
                loss().backward();
                assertThat(w.gradient()).isPresent();
                w.zeroGradient();
                assertThat(w.gradient()).isEmpty();
            }
        });
    }

    @Test
    void gradients_of_a_scalar() {
        assertNothingIsLeft(() -> {
            try (var scope = Scope.open(); var on = Gradients.on()) {
                Gradients.of(loss(), List.of(w.value()));
            }
        });
    }

    @Test
    void steps_of_adamw_with_clipping() {
        try (var optimizer = AdamW.of(List.of(w))) {
            learn(optimizer);
        }
    }

    @Test
    void steps_of_sgd() {
        try (var optimizer = Sgd.of(List.of(w), 0.9)) {
            learn(optimizer);
        }
    }

    private void learn(Optimizer optimizer) {
        assertNothingIsLeft(() -> {
            try (var scope = Scope.open(); var on = Gradients.on()) {
                loss().backward();
                GradientClipping.toNorm(List.of(w), 0.1);
                optimizer.step(1e-4);
                optimizer.zeroGradients();
            }
        });
    }

    @Test
    void optimizers_that_are_made_and_closed() {
        assertNothingIsLeft(() -> {
            try (var optimizer = AdamW.of(List.of(w))) {
                assertThat(optimizer.steps()).isZero();
            }
        });
    }

    @Test
    void packed_weights() {
        assertNothingIsLeft(() -> {
            try (var scope = Scope.open()) {
                PackedWeight.of(x).linear(x, null);
            }
        });
    }

    @Test
    void results_of_compute() {
        assertNothingIsLeft(() -> {
            try (var scope = Scope.open()) {
                Compute.callCarrying(() -> x.mul(2).topK(SIZE));
            }
        });
    }

    @Test
    void random_generators() {
        assertNothingIsLeft(() -> {
            for (int i = 0; i < 5; i++) {
                try (var rng = Rng.seeded(i)) {
                    assertThat(rng.seed()).isEqualTo(i);
                }
            }
        });
    }
}
