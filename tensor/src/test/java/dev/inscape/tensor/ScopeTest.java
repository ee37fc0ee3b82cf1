package dev.inscape.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.inscape.InscapeException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who owns a tensor, and until when. */
class ScopeTest {

    private long tensorsBefore;
    private long bytesBefore;

    @BeforeEach
    void count() {
        tensorsBefore = Scope.liveTensors();
        bytesBefore = Scope.liveBytes();
    }

    @AfterEach
    void nothing_is_left_open() {
        assertThat(Scope.liveTensors()).isEqualTo(tensorsBefore);
        assertThat(Scope.liveBytes()).isEqualTo(bytesBefore);
    }

    private static Tensor made(double value) {
        return Tensors.full(value, DType.FLOAT32, 3, 5);
    }

    @Test
    void a_tensor_joins_the_innermost_scope_and_closes_with_it() {
        try (var outer = Scope.open("outer")) {
            var first = made(1.5);
            Tensor second;
            try (var inner = Scope.open("inner")) {
                second = made(2.5);
                assertThat(second.isClosed()).isFalse();
            }
            var third = made(3.5);

            assertThat(List.of(first.isClosed(), second.isClosed(), third.isClosed())).containsExactly(false, true,
                    false);
        }
    }

    @Test
    void live_tensors_and_bytes_are_counted_from_birth_to_death() {
        try (var scope = Scope.open()) {
            var floats = made(1.5);
            var doubles = Tensors.zeros(DType.FLOAT64, 7);
            assertThat(Scope.liveTensors()).isEqualTo(tensorsBefore + 2);
            assertThat(Scope.liveBytes()).isEqualTo(bytesBefore + 3 * 5 * 4 + 7 * 8);

            floats.close();
            assertThat(Scope.liveTensors()).isEqualTo(tensorsBefore + 1);
            assertThat(Scope.liveBytes()).isEqualTo(bytesBefore + doubles.bytes());
        }
    }

    @Test
    void a_view_counts_the_bytes_that_it_shows() {
        try (var scope = Scope.open()) {
            made(1.5).narrow(0, 1, 2);
            assertThat(Scope.liveBytes()).isEqualTo(bytesBefore + 3 * 5 * 4 + 2 * 5 * 4);
        }
    }

    @Test
    void keeping_hands_a_tensor_to_the_enclosing_scope_alone() {
        Tensor kept;
        try (var outermost = Scope.open("outermost")) {
            try (var outer = Scope.open("outer")) {
                try (var inner = Scope.open("inner")) {
                    kept = inner.keep(made(2.5));
                }
                assertThat(kept.toFloats()).containsOnly(2.5f).hasSize(15);
            }
            assertThat(kept.isClosed()).isTrue();
        }
    }

    @Test
    void keeping_leaves_alone_what_outlives_the_scope_anyhow() {
        try (var model = Scope.owner("model"); var outer = Scope.open("outer")) {
            var weight = model.adopt(made(1.5));
            Tensor same;
            try (var middle = Scope.open("middle"); var inner = Scope.open("inner")) {
                // The weight has this type already, so it is the weight itself that is returned.
                same = inner.keep(weight.to(DType.FLOAT32));
            }
            assertThat(same).isSameAs(weight);
            assertThat(weight.isClosed()).isFalse();
        }
    }

    @Test
    void keeping_takes_from_scopes_that_are_nested_deeper_too() {
        try (var outermost = Scope.open()) {
            Tensor kept;
            try (var outer = Scope.open()) {
                try (var inner = Scope.open()) {
                    kept = outer.keep(made(2.5));
                }
            }
            assertThat(kept.isClosed()).isFalse();
        }
    }

    @Test
    void the_outermost_scope_has_nowhere_to_keep_a_tensor() {
        try (var scope = Scope.open("alone")) {
            var tensor = made(1.5);
            assertThatThrownBy(() -> scope.keep(tensor)).isInstanceOf(InscapeException.class)
                    .hasMessage("scope \"alone\" has no enclosing scope to keep a tensor in; open one around it, or "
                            + "adopt it into an owner");
            assertThat(tensor.isClosed()).isFalse();
        }
    }

    @Test
    void a_carrier_goes_with_all_its_tensors() {
        record Pair(Tensor first, Tensor second) implements TensorCarrier {
            @Override
            public List<Tensor> tensors() {
                return List.of(first, second);
            }
        }
        try (var outer = Scope.open()) {
            Pair pair;
            Tensor left;
            try (var inner = Scope.open()) {
                left = made(0.5);
                pair = inner.keep(new Pair(made(1.5), made(2.5)));
            }
            assertThat(left.isClosed()).isTrue();
            assertThat(pair.first().add(pair.second()).toFloats()).containsOnly(4f);
        }
    }

    @Test
    void an_owner_takes_nothing_by_itself_and_is_closed_on_any_thread() {
        var owner = Scope.owner("model");
        Tensor adopted;
        Tensor other;
        try (var scope = Scope.open()) {
            other = made(1.5);
            adopted = owner.adopt(made(2.5));
        }
        assertThat(other.isClosed()).isTrue();
        assertThat(adopted.isClosed()).isFalse();

        OtherThread.run(owner::close);
        assertThat(adopted.isClosed()).isTrue();
    }

    @Test
    void a_closed_scope_takes_nothing_in_and_the_tensor_stays_where_it_is() {
        var owner = Scope.owner("gone");
        owner.close();
        try (var scope = Scope.open()) {
            var tensor = made(1.5);
            assertThatThrownBy(() -> owner.adopt(tensor)).isInstanceOf(InscapeException.class)
                    .hasMessage("scope \"gone\" is closed and takes nothing in");
            assertThatThrownBy(() -> owner.onClose(() -> {
            })).hasMessage("scope \"gone\" is closed and takes nothing in");
            assertThat(tensor.toFloats()).containsOnly(1.5f);
        }
    }

    @Test
    void closing_twice_does_nothing_more() {
        var actions = new ArrayList<String>();
        var scope = Scope.open();
        scope.onClose(() -> actions.add("once"));
        var tensor = made(1.5);
        tensor.close();
        tensor.close();
        scope.close();
        scope.close();
        tensor.close();
        assertThat(actions).containsExactly("once");
    }

    @Test
    void tensors_that_are_closed_early_leave_all_others_in_the_scope() {
        try (var outer = Scope.open()) {
            var tensors = new ArrayList<Tensor>();
            try (var inner = Scope.open()) {
                for (int i = 0; i < 7; i++) {
                    tensors.add(made(i + 0.5));
                }
                for (int early : new int[]{2, 6, 0, 5}) {
                    tensors.get(early).close();
                }
                inner.keep(tensors.get(3));
                assertThat(tensors.get(1).toFloats()).containsOnly(1.5f);
                assertThat(tensors.get(4).toFloats()).containsOnly(4.5f);
            }
            assertThat(tensors).extracting(Tensor::isClosed).containsExactly(true, true, true, false, true, true, true);
            assertThat(Scope.liveTensors()).isEqualTo(tensorsBefore + 1);
        }
    }

    @Test
    void closing_early_takes_no_longer_in_a_scope_of_many_tensors() {
        int many = 100_000;
        try (var scope = Scope.open()) {
            var first = new ArrayList<Tensor>();
            for (int i = 0; i < many; i++) {
                first.add(Tensors.empty(DType.UINT8, 1));
            }
            long start = System.nanoTime();
            first.forEach(Tensor::close);
            // By searching, it would be some 5 * 10^9 steps.
            assertThat((System.nanoTime() - start) / 1e9).as("seconds").isLessThan(2);
        }
    }
}
