package dev.inscape.hub.safetensors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.inscape.InscapeException;
import dev.inscape.tensor.DType;
import dev.inscape.tensor.Scope;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SideBySideWriterTest {

    private static final List<TensorEntry> TWO = List.of(new TensorEntry("ids", DType.INT64, 3),
            new TensorEntry("states", DType.FLOAT32, 3, 2));

    @TempDir Path directory;

    private SideBySideWriter begin() {
        return SideBySideWriter.create(directory.resolve("x.safetensors"), ".partial", Map.of("made_by", "test"), TWO);
    }

    private static MemorySegment longs(long... values) {
        return MemorySegment.ofArray(values);
    }

    private static MemorySegment floats(float... values) {
        return MemorySegment.ofArray(values);
    }

    private Path write() {
        try (var out = begin()) {
            out.append("states", floats(1.5f, -2));
            out.append("ids", longs(7, 1L << 40));
            out.append("states", floats(3, 4, 5, 6.25f));
            out.append("ids", longs(-9));
            out.finish();
        }
        return directory.resolve("x.safetensors");
    }

    @Test
    void tensors_that_grew_in_turn_are_read_back_whole() {
        try (var weights = SafetensorsWeights.open(write()); var scope = Scope.open()) {
            assertThat(weights.tensor("ids").toLongs()).containsExactly(7, 1L << 40, -9);
            assertThat(weights.tensor("states").toFloats()).containsExactly(1.5f, -2, 3, 4, 5, 6.25f);
            assertThat(weights.metadata()).containsEntry("made_by", "test");
        }
        assertThat(directory.toFile().list()).containsExactly("x.safetensors");
    }

    @Test
    void the_metadata_have_the_checksum_of_every_tensor() {
        var bytes = ByteBuffer.allocate(24).order(ByteOrder.LITTLE_ENDIAN).putLong(7).putLong(1L << 40).putLong(-9);
        var checksum = new CRC32C();
        checksum.update(bytes.flip());
        try (var weights = SafetensorsWeights.open(write())) {
            assertThat(weights.metadata()).containsEntry("crc32c:ids", "%08x".formatted(checksum.getValue()))
                    .containsKey("crc32c:states");
        }
    }

    @Test
    void a_file_with_a_tensor_that_is_not_full_never_appears() {
        try (var out = begin()) {
            out.append("ids", longs(1, 2, 3));
            out.append("states", floats(1, 2, 3, 4));
            assertThatThrownBy(out::finish).isInstanceOf(InscapeException.class)
                    .hasMessageEndingWith("8 bytes of tensor states are missing");
            assertThat(directory.toFile().list()).containsExactly("x.safetensors.partial");
        }
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void bytes_that_were_not_declared_are_refused() {
        try (var out = begin()) {
            out.append("ids", longs(1, 2));
            assertThatThrownBy(() -> out.append("ids", longs(3, 4))).isInstanceOf(InscapeException.class)
                    .hasMessageEndingWith("16 more bytes for tensor ids were not declared");
            assertThatThrownBy(() -> out.append("other", longs(3))).hasMessageContaining("other");
        }
    }

    @Test
    void somebody_elses_partial_file_is_not_written_to() throws IOException {
        Files.writeString(directory.resolve("x.safetensors.partial"), "theirs");
        assertThatThrownBy(this::begin).isInstanceOf(InscapeException.class);
        assertThat(directory.resolve("x.safetensors.partial")).hasContent("theirs");
    }
}
