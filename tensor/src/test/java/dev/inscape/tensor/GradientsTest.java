package dev.inscape.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.inscape.InscapeException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** When operators are recorded. */
class GradientsTest {

    @AfterEach
    void they_are_off_again() {
        assertThat(Gradients.areOn()).isFalse();
    }

    @Test
    void they_are_off_in_the_main_thread_in_new_ones_and_on_the_threads_of_compute() {
        assertThat(Gradients.areOn()).isFalse();
        assertThat(OtherThread.get(Gradients::areOn)).isFalse();
        assertThat(Compute.<Boolean>call(Gradients::areOn)).isFalse();
    }

    @Test
    void no_thread_records_an_operator_unasked() {
        try (var owner = Scope.owner("model"); var scope = Scope.open()) {
            var w = owner.adopt(Parameter.of("w", Tensors.of(new double[]{1.5, -2.5}, 2)));
            assertUnrecorded(w);
            OtherThread.run(() -> assertUnrecorded(w));
            Compute.call(() -> {
                assertUnrecorded(w);
                return true;
            });
        }
    }

    private static void assertUnrecorded(Parameter w) {
        try (var scope = Scope.open()) {
            var loss = w.value().square().sum();
            assertThatThrownBy(loss::backward).isInstanceOf(InscapeException.class).message()
                    .startsWith("backward: ").contains("does not require grad").doesNotContain("\n");
            assertThat(w.gradient()).isEmpty();
        }
    }

    @Test
    void they_are_on_inside_of_the_block_that_asks_and_nowhere_else() {
        try (var on = Gradients.on()) {
            assertThat(Gradients.areOn()).isTrue();
            assertThat(OtherThread.get(Gradients::areOn)).isFalse();
            assertThat(Compute.<Boolean>call(Gradients::areOn)).isFalse();
            try (var off = Gradients.off()) {
                assertThat(Gradients.areOn()).isFalse();
                try (var again = Gradients.on()) {
                    assertThat(Gradients.areOn()).isTrue();
                }
                assertThat(Gradients.areOn()).isFalse();
            }
            assertThat(Gradients.areOn()).isTrue();
        }
        assertThat(Gradients.areOn()).isFalse();
    }

    @Test
    void a_task_that_leaves_a_block_by_an_exception_leaves_them_as_they_were() {
        assertThatThrownBy(() -> Compute.call(GradientsTest::failingWithGradients))
                .isInstanceOf(IllegalStateException.class);
        assertThat(Compute.<Boolean>call(Gradients::areOn)).isFalse();

        try (var on = Gradients.on()) {
            assertThatThrownBy(() -> {
                try (var off = Gradients.off()) {
                    throw new IllegalStateException("inside");
                }
            }).hasMessage("inside");
            assertThat(Gradients.areOn()).isTrue();
        }
    }

    private static boolean failingWithGradients() {
        try (var on = Gradients.on()) {
            throw new IllegalStateException("inside");
        }
    }

    @Test
    void a_block_ends_on_its_own_thread() {
        try (var on = Gradients.on()) {
            assertThatThrownBy(() -> OtherThread.run(on::close)).isInstanceOf(InscapeException.class)
                    .message().startsWith("a block of gradients began on thread \"")
                    .endsWith("and was closed on \"another thread\"");
            assertThat(Gradients.areOn()).isTrue();
        }
    }

    @Test
    void an_outer_block_does_not_end_before_an_inner_one() {
        var outer = Gradients.on();
        var inner = Gradients.off();
        assertThatThrownBy(outer::close).isInstanceOf(InscapeException.class)
                .hasMessage("a block of gradients was closed before another one that began inside of it");
        assertThat(Gradients.areOn()).isFalse();
        inner.close();
        assertThat(Gradients.areOn()).isTrue();
        outer.close();
    }

    @Test
    void closing_a_block_again_does_nothing() {
        var first = Gradients.on();
        first.close();
        try (var second = Gradients.on()) {
            first.close();
            assertThat(Gradients.areOn()).isTrue();
        }
    }

    @Test
    void the_gradients_of_a_scalar_are_those_of_its_formula() {
        try (var scope = Scope.open(); var on = Gradients.on()) {
            var x = Parameter.of("x", Tensors.of(new double[]{1.5, -2.5, 3.5}, 3));
            var y = Parameter.of("y", Tensors.of(new double[]{0.5, 4.5, -1.5}, 3));
            var found = Gradients.of(x.value().square().mul(y.value()).sum(), List.of(y.value(), x.value()));

            assertThat(found.get(0).toDoubles()).containsExactly(1.5 * 1.5, 2.5 * 2.5, 3.5 * 3.5);
            assertThat(found.get(1).toDoubles()).containsExactly(2 * 1.5 * 0.5, 2 * -2.5 * 4.5, 2 * 3.5 * -1.5);
            assertThat(x.gradient()).as("nothing is added to the parameters").isEmpty();
        }
    }

    @Test
    void the_gradient_of_what_a_scalar_does_not_depend_on_is_refused_in_one_line() {
        try (var scope = Scope.open(); var on = Gradients.on()) {
            var x = Parameter.of("x", Tensors.of(new double[]{1.5}, 1));
            var other = Parameter.of("other", Tensors.of(new double[]{2.5}, 1));
            var scalar = x.value().square().sum();
            assertThatThrownBy(() -> Gradients.of(scalar, List.of(other.value()))).isInstanceOf(InscapeException.class)
                    .message().startsWith("gradients: ").doesNotContain("\n");
        }
    }
}
