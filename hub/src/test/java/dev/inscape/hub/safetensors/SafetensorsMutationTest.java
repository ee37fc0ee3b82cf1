package dev.inscape.hub.safetensors;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inscape.InscapeException;
import dev.inscape.tensor.DType;
import dev.inscape.tensor.Scope;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SafetensorsMutationTest {

    private static final int VALUES = 24 + 3;

    @Test
    void whatever_byte_is_changed_a_file_opens_or_is_refused(@TempDir Path directory) throws IOException {
        var path = directory.resolve("small.safetensors");
        var entries = List.of(new TensorEntry("layer.weight", DType.FLOAT32, 2, 3),
                new TensorEntry("mask", DType.BOOL, 3),
                new TensorEntry("none", DType.INT64, 4, 0));
        try (var out = SafetensorsWriter.create(path, Map.of("made_by", "a test"), entries)) {
            out.write(MemorySegment.ofArray(new byte[VALUES]));
            out.finish();
        }
        var sound = Files.readAllBytes(path);
        var random = new Random(20);
        int opened = 0;
        for (int i = 0; i < 3000; i++) {
            var changed = sound.clone();
            for (int j = random.nextInt(3); j >= 0; j--) {
                changed[random.nextInt(changed.length - VALUES)] = (byte) (random.nextBoolean()
                        ? random.nextInt(256)
                        : "0123456789[]{}\",-.eE".charAt(random.nextInt(20)));
            }
            opened += opens(RawFile.write(path, changed)) ? 1 : 0;
        }
        assertThat(opened).isBetween(1, 2999);
    }

    /** Anything but the exception that speaks to people goes on to the test. */
    private static boolean opens(Path path) {
        try (var weights = SafetensorsWeights.open(path); var scope = Scope.open()) {
            weights.names().forEach(weights::tensor);
            return true;
        } catch (InscapeException refused) {
            assertThat(refused).hasMessageContaining("small.safetensors");
            return false;
        }
    }
}
