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

class ShardedSafetensorsWriterTest {

    private static final List<TensorEntry> THREE = List.of(new TensorEntry("a", DType.INT16, 3),
            new TensorEntry("none", DType.INT16, 0), new TensorEntry("b", DType.INT16, 5),
            new TensorEntry("c", DType.INT16, 1));

    @TempDir private Path directory;

    private ShardedSafetensorsWriter writer(long mostBytes) {
        return ShardedSafetensorsWriter.create(directory, "model", Map.of(), THREE, mostBytes);
    }

    private static MemorySegment bytes(int count) {
        return MemorySegment.ofArray(new byte[count]);
    }

    @Test
    void what_fits_is_one_file_without_an_index() {
        try (var out = writer(18)) {
            out.write(bytes(18));
            out.finish();
        }
        assertThat(directory.toFile().list()).containsExactly("model.safetensors");
    }

    @Test
    void a_new_file_begins_where_the_next_tensor_would_pass_the_limit() {
        assertThat(ShardPlan.of("m", THREE, 9))
                .extracting(plan -> plan.tensors().stream().map(TensorEntry::name).toList())
                .containsExactly(List.of("a", "none"), List.of("b"), List.of("c"));
        assertThat(ShardPlan.of("m", THREE, 12)).extracting(ShardPlan::file)
                .containsExactly("m-00001-of-00002.safetensors", "m-00002-of-00002.safetensors");
    }

    @Test
    void nothing_has_its_name_before_all_is_there() {
        try (var out = writer(9)) {
            out.write(bytes(17));
            assertThatThrownBy(out::finish).isInstanceOf(InscapeException.class)
                    .hasMessageContaining("model-00003-of-00003.safetensors: 1 bytes of values are missing");
            assertThat(directory.toFile().list()).noneMatch(name -> name.endsWith(".safetensors"));
        }
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void a_file_that_cannot_take_its_name_takes_the_others_with_it() throws IOException {
        try (var out = writer(9)) {
            out.write(bytes(18));
            Files.createDirectories(directory.resolve("model-00003-of-00003.safetensors").resolve("in the way"));
            assertThatThrownBy(out::finish).isInstanceOf(InscapeException.class)
                    .hasMessageContaining("model-00003-of-00003.safetensors");
        }
        assertThat(directory.toFile().list()).containsExactly("model-00003-of-00003.safetensors");
    }

    @Test
    void too_many_bytes_are_refused() {
        try (var out = writer(9)) {
            out.write(bytes(18));
            assertThatThrownBy(() -> out.write(bytes(1))).isInstanceOf(InscapeException.class)
                    .hasMessageContaining("but 2 were declared");
        }
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void one_name_in_two_files_and_no_room_at_all_are_refused() {
        var twice = List.of(new TensorEntry("x", DType.INT16, 3), new TensorEntry("x", DType.INT16, 3));
        assertThatThrownBy(() -> ShardedSafetensorsWriter.create(directory, "model", Map.of(), twice, 6))
                .isInstanceOf(InscapeException.class)
                .hasMessageContaining("two tensors of one checkpoint are named \"x\"");
        assertThatThrownBy(() -> writer(0)).isInstanceOf(InscapeException.class)
                .hasMessageContaining("at most 0 bytes can hold no tensor");
        assertThat(directory).isEmptyDirectory();
    }
}
