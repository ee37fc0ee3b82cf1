package dev.inscape.tensor.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inscape.UsageException;
import dev.inscape.tensor.Compute;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a process may set for the threads that call LibTorch. */
class ComputeThreadsTest {

    /** Computes twice; a class that could not be initialised would only say so the second time. */
    static final class Main {
        private Main() {
        }

        public static void main(String[] arguments) {
            for (int i = 0; i < 2; i++) {
                try {
                    System.out.println(Compute.call(() -> "computed"));
                } catch (UsageException e) {
                    System.out.println(e.getMessage());
                }
            }
        }
    }

    private static Child.Outcome with(String threads) {
        return Child.of(Main.class).option("-Dinscape.compute.threads=" + threads).run();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "1025", "two", ""})
    void what_is_no_number_of_threads_is_said_in_one_line(String wrong) {
        var line = "-Dinscape.compute.threads=" + wrong + " is no number of threads; write 1 to 1024, or leave it out "
                + "for 1\n";
        assertThat(with(wrong)).isEqualTo(new Child.Outcome(0, line + line));
    }

    @Test
    void a_number_is_taken() {
        assertThat(with("3")).isEqualTo(new Child.Outcome(0, "computed\ncomputed\n"));
    }
}
