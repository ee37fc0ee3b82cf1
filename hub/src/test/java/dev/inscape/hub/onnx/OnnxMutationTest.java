package dev.inscape.hub.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inscape.hub.Mutations;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class OnnxMutationTest {

    private static final String LETTERS = "\0\b\n\u0012\"*:BJ\u007f\u0080\u00ff"; // tags of fields, ends of numbers

    @TempDir private Path directory;
    private Mutations mutations;

    @BeforeEach
    void prepare() {
        mutations = new Mutations(directory.resolve("model.onnx"), OnnxWeights::open);
    }

    @Test
    void wherever_a_file_is_cut_it_is_refused() throws IOException {
        var sound = Proto.model(3, Proto.linear(false));
        assertThat(mutations.opens(sound)).isTrue();
        for (int length = 0; length < sound.length; length++) {
            assertThat(mutations.opens(Arrays.copyOf(sound, length))).as("cut to %d bytes", length).isFalse();
        }
    }

    private int opened(int cases) throws IOException {
        var sound = Proto.model(3, Proto.linear(true));
        return mutations.opened(cases, 21, random -> Mutations.changed(sound, 0, sound.length, LETTERS, random));
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
