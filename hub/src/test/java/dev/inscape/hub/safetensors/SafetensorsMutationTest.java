package dev.inscape.hub.safetensors;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inscape.hub.Mutations;
import dev.inscape.tensor.DType;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class SafetensorsMutationTest {

    private static final List<TensorEntry> ENTRIES = List.of(new TensorEntry("layer.weight", DType.FLOAT32, 2, 3),
            new TensorEntry("layer.bias", DType.BFLOAT16, 3), new TensorEntry("mask", DType.BOOL, 3),
            new TensorEntry("codes", DType.FLOAT8_E4M3FN, 2, 2), new TensorEntry("none", DType.INT64, 4, 0));
    private static final int VALUES = 24 + 6 + 3 + 4;
    private static final String LETTERS = "0123456789[]{}\",-.eE:BFU\\";

    @TempDir private Path directory;

    private int opened(int cases) throws IOException {
        var path = directory.resolve("sound.safetensors");
        var values = new byte[VALUES];
        new Random(19).nextBytes(values);
        try (var out = SafetensorsWriter.create(path, Map.of("made_by", "a test"), ENTRIES)) {
            out.write(MemorySegment.ofArray(values));
            out.finish();
        }
        var sound = Files.readAllBytes(path);
        return new Mutations(directory.resolve("small.safetensors"), SafetensorsWeights::open).opened(cases, 20,
                random -> Mutations.changed(sound, 0, sound.length - VALUES, LETTERS, random));
    }

    @Test
    void whatever_byte_is_changed_a_file_opens_or_is_refused() throws IOException {
        assertThat(opened(3000)).isBetween(1, 2999);
    }

    @Test
    @Tag("slow")
    @Timeout(value = 10, unit = TimeUnit.MINUTES)
    void a_hundred_thousand_damaged_files_open_or_are_refused() throws IOException {
        assertThat(opened(100_000)).isBetween(1, 99_999);
    }
}
