package dev.inscape.hub.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inscape.InscapeException;
import dev.inscape.tensor.Scope;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OnnxMutationTest {

    @TempDir private Path directory;

    /** Anything but the exception that speaks to people goes on to the test. */
    private boolean opens(byte[] bytes) throws IOException {
        var path = Files.write(directory.resolve("model.onnx"), bytes);
        try (var weights = OnnxWeights.open(path); var scope = Scope.open()) {
            weights.names().forEach(weights::tensor);
            return true;
        } catch (InscapeException refused) {
            assertThat(refused).hasMessageContaining("model.onnx");
            return false;
        }
    }

    @Test
    void wherever_a_file_is_cut_it_is_refused() throws IOException {
        var sound = Proto.model(3, Proto.linear(false));
        assertThat(opens(sound)).isTrue();
        for (int length = 0; length < sound.length; length++) {
            assertThat(opens(Arrays.copyOf(sound, length))).as("cut to %d bytes", length).isFalse();
        }
    }

    @Test
    void whatever_byte_is_changed_a_file_opens_or_is_refused() throws IOException {
        var sound = Proto.model(3, Proto.linear(true));
        var random = new Random(21);
        int opened = 0;
        for (int i = 0; i < 3000; i++) {
            var changed = sound.clone();
            for (int j = random.nextInt(3); j >= 0; j--) {
                changed[random.nextInt(changed.length)] = (byte) random.nextInt(256);
            }
            opened += opens(changed) ? 1 : 0;
        }
        assertThat(opened).isBetween(1, 2999);
    }
}
