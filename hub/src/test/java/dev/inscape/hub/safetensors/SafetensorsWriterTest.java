package dev.inscape.hub.safetensors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.inscape.InscapeException;
import dev.inscape.tensor.DType;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SafetensorsWriterTest {

    private static final List<TensorEntry> SIX_FLOATS = List.of(new TensorEntry("x", DType.FLOAT32, 2, 3));

    @TempDir private Path directory;

    private SafetensorsWriter writer() {
        return SafetensorsWriter.create(directory.resolve("x.safetensors"), Map.of(), SIX_FLOATS);
    }

    private static MemorySegment bytes(int count) {
        return MemorySegment.ofArray(new byte[count]);
    }

    @Test
    void too_many_bytes_are_refused_and_leave_nothing() {
        try (var out = writer()) {
            out.write(bytes(20));
            assertThatThrownBy(() -> out.write(bytes(5))).isInstanceOf(InscapeException.class)
                    .hasMessageContaining("x.safetensors: 25 bytes of values were given, but 24 were declared");
        }
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void too_few_bytes_are_refused_and_leave_nothing() {
        try (var out = writer()) {
            out.write(bytes(23));
            assertThatThrownBy(out::finish).isInstanceOf(InscapeException.class)
                    .hasMessageContaining("x.safetensors: 23 bytes of values were given, but 24 were declared");
        }
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void closing_before_the_end_leaves_nothing() {
        try (var out = writer()) {
            out.write(bytes(24));
        }
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void a_file_that_was_there_stays_until_the_new_one_is_complete() throws IOException {
        var path = Files.writeString(directory.resolve("x.safetensors"), "the old one");
        try (var out = writer()) {
            out.write(bytes(3));
        }
        assertThat(path).hasContent("the old one");
        try (var out = writer()) {
            out.write(bytes(24));
            out.finish();
        }
        assertThat(directory).isDirectoryContaining(path::equals);
        assertThat(Files.size(path) % 8).isZero();
        try (var weights = SafetensorsWeights.open(path)) {
            assertThat(weights.names()).containsExactly("x");
        }
    }

    @Test
    void a_missing_directory_is_named_in_one_line() {
        var path = directory.resolve("missing").resolve("x.safetensors");
        assertThatThrownBy(() -> SafetensorsWriter.create(path, Map.of(), SIX_FLOATS))
                .isInstanceOf(InscapeException.class)
                .hasMessage("cannot write " + path + ": there is no directory " + path.getParent()
                        + "; nothing was left behind");
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void one_name_for_two_tensors_is_refused_and_leaves_nothing() {
        var twice = List.of(new TensorEntry("x", DType.BOOL, 1), new TensorEntry("x", DType.BOOL, 2));
        assertThatThrownBy(() -> SafetensorsWriter.create(directory.resolve("x"), Map.of(), twice))
                .isInstanceOf(InscapeException.class).hasMessageContaining("two tensors of one file are named \"x\"");
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void names_and_shapes_that_no_file_can_hold_are_refused() {
        assertThatThrownBy(() -> new TensorEntry("", DType.BOOL)).isInstanceOf(InscapeException.class);
        assertThatThrownBy(() -> new TensorEntry("__metadata__", DType.BOOL)).isInstanceOf(InscapeException.class);
        assertThatThrownBy(() -> new TensorEntry("x", DType.BOOL, 2, -1)).isInstanceOf(InscapeException.class)
                .hasMessage("tensor x cannot have the shape [2, -1]");
    }
}
