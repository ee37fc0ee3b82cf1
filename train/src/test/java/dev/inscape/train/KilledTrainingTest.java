package dev.inscape.train;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inscape.tensor.optim.AdamW;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A real process is killed again and again while it trains, and what it learns is the same to the bit. */
@Timeout(300)
class KilledTrainingTest {

    private static final int STEPS = 400;
    private static final int KILLS = 8;

    @TempDir private Path directory;

    /** The child: trains into a directory, going on from what is there, and says so when it has begun. */
    static final class Main {
        private Main() {
        }

        public static void main(String[] arguments) {
            var plan = TrainingPlan.of(STEPS, Schedule.linear(0.01, 10, STEPS)).clippedTo(0.5).seeded(5)
                    .checkpointing(7, 2);
            try (var model = new Regression(0.1); var optimizer = AdamW.of(model.parameters)) {
                System.out.println("ready");
                new Trainer<>(plan, optimizer, Regression::batch, model::loss).into(Path.of(arguments[0])).resuming()
                        .run(progress -> {
                            pause(); // so that a kill finds it somewhere
                            return true;
                        });
            }
        }

        private static void pause() {
            try {
                Thread.sleep(2);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static Process start(Path place) throws IOException {
        return new ProcessBuilder(System.getProperty("java.home") + "/bin/java", "--enable-native-access=ALL-UNNAMED",
                "-cp", System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                Main.class.getName(), place.toString()).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    }

    @Test
    void killed_and_resumed_it_learns_the_same_bits() throws Exception {
        var whole = directory.resolve("whole");
        var process = start(whole);
        assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isZero();

        var broken = directory.resolve("broken");
        var random = new Random(4);
        int killed = 0;
        for (int i = 0; i < KILLS; i++) {
            var child = start(broken);
            assertThat(child.inputReader().readLine()).isEqualTo("ready");
            if (!child.waitFor(random.nextLong(150, 450), TimeUnit.MILLISECONDS)) {
                child.destroyForcibly().waitFor();
                killed++;
            }
        }
        var last = start(broken);
        assertThat(last.waitFor(120, TimeUnit.SECONDS)).isTrue();
        assertThat(last.exitValue()).isZero();

        assertThat(killed).as("times that it was killed while it trained").isGreaterThanOrEqualTo(2);
        var end = "step-%08d".formatted(STEPS);
        for (var file : new String[]{"parameters.safetensors", "optimizer.safetensors", "state.json"}) {
            assertThat(Files.mismatch(whole.resolve(end).resolve(file), broken.resolve(end).resolve(file))).as(file)
                    .isEqualTo(-1);
        }
    }
}
