package dev.inscape.tensor.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.inscape.InscapeException;
import dev.inscape.UsageException;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ThreadsTest {

    /** Prints the number in force, and what LibTorch says once it is loaded. */
    static final class Main {
        private Main() {
        }

        public static void main(String[] arguments) {
            if (arguments.length > 0) {
                Threads.use(Integer.parseInt(arguments[0]));
            }
            System.out.print(Threads.inUse());
            LibTorch.load();
            System.out.print(" " + torch.get_num_threads());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 1025})
    void a_number_that_cannot_be_is_refused(int threads) {
        assertThatThrownBy(() -> Threads.use(threads)).isInstanceOf(UsageException.class)
                .hasMessage("cannot use " + threads + " threads; this machine has " + Machine.here().physicalCores()
                        + " physical cores");
    }

    @Test
    void once_libtorch_is_loaded_the_number_stays() {
        LibTorch.load();
        int before = Threads.inUse();
        assertThatThrownBy(() -> Threads.use(before + 1)).isInstanceOf(InscapeException.class)
                .hasMessage("LibTorch runs with " + before + " threads already, and OpenMP does not take "
                        + (before + 1) + " any more; call Threads.use before the first tensor is made");
        Threads.use(before);
        assertThat(Threads.inUse()).isEqualTo(before).isEqualTo(torch.get_num_threads());
    }

    @ParameterizedTest(name = "use({0}), OMP_NUM_THREADS={1}: {2}")
    @CsvSource({"3, 5, 3", ", 5, 5"})
    void what_is_asked_for_comes_before_the_environment(String asked, String variable, int inForce) {
        var child = Child.of(Main.class).with("OMP_NUM_THREADS", variable);
        assertThat(asked == null ? child.run() : child.run(asked))
                .isEqualTo(new Child.Outcome(0, inForce + " " + inForce));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "2,2"})
    void without_either_or_with_nonsense_it_is_the_physical_cores(String variable) {
        int cores = Machine.here().physicalCores();
        assertThat(Child.of(Main.class).with("OMP_NUM_THREADS", variable).run())
                .isEqualTo(new Child.Outcome(0, cores + " " + cores));
    }
}
