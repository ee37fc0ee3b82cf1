package dev.inscape.tensor.optim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.inscape.InscapeException;
import dev.inscape.UsageException;
import dev.inscape.tensor.Gradients;
import dev.inscape.tensor.Parameter;
import dev.inscape.tensor.Scope;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What all optimisers have in common. */
class OptimizerTest {

    /** A way to make one, with a name for messages. */
    private record Kind(String name, Function<List<Parameter>, Optimizer> of) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Kind> kinds() {
        return Stream.of(new Kind("AdamW", AdamW::of), new Kind("Adam", AdamW::adam),
                new Kind("SGD with momentum", parameters -> Sgd.of(parameters, 0.9)),
                new Kind("SGD with Nesterov's momentum and decay",
                        parameters -> Sgd.of(parameters, new Sgd.Settings(0.9, 0.1, true))));
    }

    private static void steps(Bowl bowl, Optimizer optimizer, int count) {
        for (int i = 0; i < count; i++) {
            bowl.backward();
            optimizer.step(0.05 + 0.01 * i);
            optimizer.zeroGradients();
        }
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void a_parameter_without_a_gradient_stays_as_it_is(Kind kind) {
        try (var learned = new Bowl("learned", 1);
                var still = new Bowl("still", 2);
                var optimizer = kind.of.apply(List.of(learned.parameter, still.parameter))) {
            steps(learned, optimizer, 3);
            assertThat(still.values()).isEqualTo(still.start);
            assertThat(learned.values()).isNotEqualTo(learned.start);
        }
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void one_that_is_restored_goes_on_to_the_bit(Kind kind) {
        try (var bowl = new Bowl("w", 1);
                var other = new Bowl("w", 1);
                var optimizer = kind.of.apply(List.of(bowl.parameter));
                var resumed = kind.of.apply(List.of(other.parameter));
                var off = Gradients.off()) {
            steps(bowl, optimizer, 4);
            other.parameter.value().copyFrom(bowl.parameter.value());
            resumed.restore(optimizer.steps(), optimizer.state());
            assertThat(resumed.steps()).isEqualTo(4);

            steps(bowl, optimizer, 3);
            steps(other, resumed, 3);
            assertThat(other.values()).containsExactly(bowl.values());
        }
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void the_state_of_other_parameters_is_refused(Kind kind) {
        try (var bowl = new Bowl("w", 1);
                var other = new Bowl("v", 1);
                var optimizer = kind.of.apply(List.of(bowl.parameter));
                var stranger = kind.of.apply(List.of(other.parameter))) {
            assertThatThrownBy(() -> stranger.restore(3, optimizer.state())).isInstanceOf(InscapeException.class)
                    .hasMessageContaining("w.").hasMessageContaining("but this optimiser has")
                    .hasMessageContaining("v.");
            assertThatThrownBy(() -> optimizer.restore(3, Map.of())).isInstanceOf(InscapeException.class);
            assertThat(stranger.steps()).isZero();
        }
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void two_parameters_of_one_name_are_refused(Kind kind) {
        long before = Scope.liveTensors();
        try (var one = new Bowl("w", 1); var other = new Bowl("w", 2)) {
            assertThatThrownBy(() -> kind.of.apply(List.of(one.parameter, other.parameter)))
                    .isInstanceOf(UsageException.class).hasMessageContaining("two parameters are named w");
        }
        assertThat(Scope.liveTensors()).isEqualTo(before);
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void steps_record_nothing_and_leave_no_tensors(Kind kind) {
        try (var bowl = new Bowl("w", 1);
                var optimizer = kind.of.apply(List.of(bowl.parameter));
                var on = Gradients.on()) {
            long before = Scope.liveTensors();
            steps(bowl, optimizer, 2);
            assertThat(Scope.liveTensors()).isEqualTo(before);
            assertThat(Gradients.areOn()).isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void closing_it_frees_its_state_alone(Kind kind) {
        long before = Scope.liveTensors();
        try (var bowl = new Bowl("w", 1)) {
            var optimizer = kind.of.apply(List.of(bowl.parameter));
            steps(bowl, optimizer, 1);
            var states = optimizer.state().values().stream().collect(Collectors.toList());
            optimizer.close();
            assertThat(states).isNotEmpty().allMatch(state -> state.isClosed());
            assertThat(bowl.values()).hasSize(Bowl.SIZE);
        }
        assertThat(Scope.liveTensors()).isEqualTo(before);
    }
}
