package dev.inscape.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.inscape.InscapeException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** In which order, and on which thread, scopes close. */
class ScopeClosingTest {

    @Test
    void actions_run_after_the_tensors_are_closed_the_last_one_first() {
        var seen = new ArrayList<String>();
        try (var scope = Scope.open()) {
            var tensor = Tensors.full(1.5, DType.FLOAT32, 3);
            scope.onClose(() -> seen.add("first, closed: " + tensor.isClosed()));
            scope.onClose(() -> seen.add("second, closed: " + tensor.isClosed()));
        }
        assertThat(seen).containsExactly("second, closed: true", "first, closed: true");
    }

    @Test
    void an_action_that_fails_keeps_no_other_from_running() {
        var seen = new ArrayList<String>();
        var scope = Scope.open();
        scope.onClose(() -> seen.add("ran"));
        scope.onClose(() -> {
            throw new IllegalArgumentException("the second to fail");
        });
        scope.onClose(() -> {
            throw new IllegalStateException("the first to fail");
        });

        assertThatThrownBy(scope::close).isInstanceOf(IllegalStateException.class).hasMessage("the first to fail")
                .satisfies(e -> assertThat(e.getSuppressed()).extracting(Throwable::getMessage)
                        .containsExactly("the second to fail"));
        assertThat(seen).containsExactly("ran");
    }

    @Test
    void a_scope_is_not_closed_before_those_that_were_opened_inside_of_it() {
        var outer = Scope.open("outer");
        var inner = Scope.open("inner");
        var tensor = Tensors.full(1.5, DType.FLOAT32, 3);

        assertThatThrownBy(outer::close).isInstanceOf(InscapeException.class)
                .hasMessage("scope \"outer\" was closed before \"inner\", which was opened inside of it");
        assertThat(tensor.isClosed()).isFalse();

        inner.close();
        outer.close();
        assertThat(tensor.isClosed()).isTrue();
    }

    @Test
    void a_scope_is_not_closed_on_another_thread() {
        try (var scope = Scope.open("mine")) {
            var tensor = Tensors.full(1.5, DType.FLOAT32, 3);
            assertThatThrownBy(() -> OtherThread.run(scope::close)).isInstanceOf(InscapeException.class)
                    .hasMessage("scope \"mine\" was closed on another thread than it was opened on");
            assertThat(tensor.toFloats()).containsOnly(1.5f);
        }
    }

    @Test
    void a_tensor_without_a_scope_is_refused_and_leaves_nothing() {
        long before = Scope.liveTensors();
        assertThatThrownBy(() -> OtherThread.get(() -> Tensors.zeros(DType.FLOAT32, 3)))
                .isInstanceOf(InscapeException.class)
                .hasMessage("zeros: no scope is open on thread \"another thread\" to own the result; wrap the code in "
                        + "try (var scope = Scope.open()) { … }");
        assertThat(Scope.liveTensors()).isEqualTo(before);
    }

    @Test
    void the_scopes_of_one_thread_are_not_those_of_another() {
        try (var mine = Scope.open("mine")) {
            assertThatThrownBy(() -> OtherThread.get(() -> Tensors.zeros(DType.FLOAT32, 3)))
                    .hasMessageContaining("no scope is open");

            var tensors = OtherThread.get(() -> {
                try (var theirs = Scope.open("theirs")) {
                    return List.of(Tensors.full(1.5, DType.FLOAT32, 3),
                            mine.adopt(Tensors.full(2.5, DType.FLOAT32, 3)));
                }
            });
            assertThat(tensors.get(0).isClosed()).isTrue();
            assertThat(tensors.get(1).toFloats()).containsOnly(2.5f);
        }
    }

    @Test
    void a_virtual_thread_is_told_where_to_run_the_work() {
        assertThatThrownBy(() -> OtherThread.get(Thread.ofVirtual(), () -> {
            try (var scope = Scope.open()) {
                return Tensors.zeros(DType.FLOAT32, 3).item();
            }
        })).isInstanceOf(InscapeException.class).hasMessageContaining("virtual thread")
                .hasMessageContaining("Compute.call(…)");
    }

    @Test
    void a_failing_block_closes_what_it_made() {
        long before = Scope.liveTensors();
        assertThatThrownBy(() -> {
            try (var scope = Scope.open()) {
                var x = Tensors.full(1.5, DType.FLOAT32, 3, 5);
                x.matmul(x);
            }
        }).isInstanceOf(InscapeException.class);
        assertThat(Scope.liveTensors()).isEqualTo(before);
        try (var next = Scope.open()) {
            assertThat(Tensors.full(2.5, DType.FLOAT32).item()).isEqualTo(2.5);
        }
    }
}
