package dev.inscape.hub.safetensors;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.inscape.tensor.DType;
import dev.inscape.tensor.Scope;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SafetensorsRoundTripTest {

    @Provide
    Arbitrary<List<TensorEntry>> entries() {
        var names = Arbitraries.of("a", "Z", "ß", "é", "e\u0301", "中", "🙂", ".", " ", "\"", "\\", "\n", "{", "\u0001")
                .list().ofMinSize(1).ofMaxSize(6).map(parts -> String.join("", parts));
        var shapes = Arbitraries.of(0L, 1L, 2L, 3L, 5L, 7L).list().ofMaxSize(4)
                .map(sizes -> sizes.stream().mapToLong(Long::longValue).toArray());
        return Combinators.combine(names, Arbitraries.of(DType.class), shapes).as(TensorEntry::new)
                .list().uniqueElements(TensorEntry::name).ofMaxSize(6);
    }

    @Property(tries = 300)
    void what_is_written_is_read_again(@ForAll("entries") List<TensorEntry> entries, @ForAll long seed)
            throws IOException {
        var path = Files.createTempFile("round-trip", ".safetensors");
        try {
            roundTrip(path, entries, new Random(seed));
        } finally {
            Files.delete(path);
        }
    }

    @Test
    void a_file_of_no_tensors_is_a_file(@TempDir Path directory) {
        roundTrip(directory.resolve("none.safetensors"), List.of(), new Random(1));
    }

    @Test
    void an_empty_tensor_may_have_large_sizes_beside_its_null(@TempDir Path directory) {
        roundTrip(directory.resolve("empty.safetensors"), List.of(new TensorEntry("rows", DType.FLOAT32, 100_000, 0),
                new TensorEntry("columns", DType.INT8, 0, 100_000), new TensorEntry("one", DType.INT16, 1)),
                new Random(2));
    }

    @Test
    void what_a_file_says_of_itself_is_read_again(@TempDir Path directory) {
        var path = directory.resolve("described.safetensors");
        var metadata = Map.of("made_by", "a test", "größe", "klein 🙂");
        try (var out = SafetensorsWriter.create(path, metadata, List.of())) {
            out.finish();
        }
        try (var weights = SafetensorsWeights.open(path)) {
            assertThat(weights.metadata()).isEqualTo(metadata);
            assertThat(weights.names()).isEmpty();
        }
    }

    private static void roundTrip(Path path, List<TensorEntry> entries, Random random) {
        var values = new byte[entries.stream().mapToInt(entry -> (int) entry.bytes()).sum()];
        random.nextBytes(values);
        try (var out = SafetensorsWriter.create(path, Map.of(), entries)) {
            for (int at = 0; at < values.length;) {
                int end = Math.min(values.length, at + 1 + random.nextInt(100));
                out.write(MemorySegment.ofArray(Arrays.copyOfRange(values, at, end)));
                at = end;
            }
            out.finish();
        }
        try (var weights = SafetensorsWeights.open(path)) {
            assertThat(weights.names()).containsExactlyInAnyOrderElementsOf(
                    entries.stream().map(TensorEntry::name).toList());
            int at = 0;
            for (var entry : entries) {
                int end = at + (int) entry.bytes();
                requireEqual(weights, entry, Arrays.copyOfRange(values, at, end));
                at = end;
            }
        }
    }

    private static void requireEqual(SafetensorsWeights weights, TensorEntry entry, byte[] expected) {
        assertThat(weights.shape(entry.name())).containsExactly(entry.shape());
        assertThat(weights.dtype(entry.name())).isEqualTo(entry.dtype());
        try (var scope = Scope.open()) {
            var tensor = weights.tensor(entry.name());
            assertThat(tensor.shape()).containsExactly(entry.shape());
            assertThat(tensor.dtype()).isEqualTo(entry.dtype());
            assertThat(tensor.bytes()).isEqualTo(expected.length);
            if (expected.length > 0) {
                assertThat(tensor.segment().toArray(JAVA_BYTE)).isEqualTo(expected);
            }
        }
    }
}
