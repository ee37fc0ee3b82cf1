package dev.inscape.tensor;

import static java.lang.foreign.ValueLayout.JAVA_FLOAT;
import static java.lang.foreign.ValueLayout.JAVA_FLOAT_UNALIGNED;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.SPARSE;
import static java.nio.file.StandardOpenOption.WRITE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.inscape.InscapeException;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tensors over memory that is there already. */
class MappedTest {

    private static final long COLUMNS = 1021;
    /** 2.4 GB: more than a buffer, or an int, can address. */
    private static final long ROWS = 600_011;
    private static final long[] PLACES = {0, 7, 536_870_911, 536_870_912, 536_870_913, ROWS * COLUMNS - 1};

    @TempDir Path directory;

    /** A file that is all holes but for one float at each of the places. */
    private FileChannel large() throws IOException {
        var channel = FileChannel.open(directory.resolve("large"), CREATE_NEW, SPARSE, READ, WRITE);
        for (long place : PLACES) {
            var value = ByteBuffer.allocate(4).order(ByteOrder.nativeOrder()).putFloat(0, valueAt(place));
            channel.write(value, 4 * place);
        }
        return channel;
    }

    private static float valueAt(long place) {
        return (float) (place % 1000 + 0.5);
    }

    @Test
    void a_file_of_more_than_two_gibibytes_is_one_tensor() throws IOException {
        try (var channel = large(); var arena = Arena.ofShared(); var scope = Scope.open()) {
            var memory = channel.map(MapMode.READ_ONLY, 0, channel.size(), arena);
            var tensor = Tensors.mapped(memory, DType.FLOAT32, ROWS, COLUMNS);

            assertThat(tensor.bytes()).isEqualTo(ROWS * COLUMNS * 4).isGreaterThan(2L << 30);
            assertThat(tensor.count()).isEqualTo(ROWS * COLUMNS);
            assertThat(tensor.segment().address()).as("nothing is copied").isEqualTo(memory.address());
            for (long place : PLACES) {
                assertThat(tensor.select(0, place / COLUMNS).select(0, place % COLUMNS).item()).as("element %d", place)
                        .isEqualTo(valueAt(place));
            }
            var last = tensor.narrow(0, ROWS - 2, 2).sum();
            assertThat(last.item()).isEqualTo(valueAt(ROWS * COLUMNS - 1));
        }
    }

    @Test
    void elements_beyond_two_gibibytes_are_chosen_by_index_too() throws IOException {
        try (var channel = large(); var arena = Arena.ofShared(); var scope = Scope.open()) {
            var tensor = Tensors.mapped(channel.map(MapMode.READ_ONLY, 0, channel.size(), arena), DType.FLOAT32,
                    ROWS * COLUMNS);
            var chosen = tensor.indexSelect(0, Tensors.of(PLACES, PLACES.length));
            for (int i = 0; i < PLACES.length; i++) {
                assertThat(chosen.toFloats()[i]).isEqualTo(valueAt(PLACES[i]));
            }
        }
    }

    @Test
    void what_is_written_into_the_memory_is_seen_and_the_other_way_round() {
        try (var arena = Arena.ofConfined(); var scope = Scope.open()) {
            var memory = arena.allocateFrom(JAVA_FLOAT, 1.5f, 2.5f, 3.5f);
            var tensor = Tensors.mapped(memory, DType.FLOAT32, 3);
            memory.setAtIndex(JAVA_FLOAT, 1, -7.5f);
            tensor.select(0, 2).fill(9.25);

            assertThat(tensor.toFloats()).containsExactly(1.5f, -7.5f, 9.25f);
            assertThat(memory.getAtIndex(JAVA_FLOAT, 2)).isEqualTo(9.25f);
        }
    }

    @Test
    @SuppressWarnings("MustBeClosedChecker") // the scope closes the arena
    void the_memory_is_unmapped_after_the_tensor_is_closed() {
        var arena = Arena.ofShared();
        Tensor tensor;
        MemorySegment memory;
        try (var scope = Scope.open("file")) {
            scope.onClose(arena::close);
            memory = arena.allocateFrom(JAVA_FLOAT, 1.5f, 2.5f);
            tensor = Tensors.mapped(memory, DType.FLOAT32, 2);
            assertThat(tensor.toFloats()).containsExactly(1.5f, 2.5f);
        }
        assertThat(memory.scope().isAlive()).isFalse();
        assertThatThrownBy(tensor::toFloats).isInstanceOf(ClosedTensorException.class)
                .hasMessageStartingWith(
                        "toFloats: tensor from mapped [2] was used after its scope \"file\" had closed");
    }

    @Test
    void misaligned_memory_is_refused() {
        try (var arena = Arena.ofConfined(); var scope = Scope.open()) {
            var memory = arena.allocate(16, 8).asSlice(2, 8);
            memory.set(JAVA_FLOAT_UNALIGNED, 0, 1.5f);
            assertThatThrownBy(() -> Tensors.mapped(memory, DType.FLOAT32, 2)).isInstanceOf(InscapeException.class)
                    .hasMessage("mapped: memory for f32 is not aligned to 4 bytes; copy it into an aligned segment "
                            + "first");
            assertThat(Tensors.mapped(memory, DType.FLOAT16, 4).shape()).containsExactly(4);
        }
    }

    @Test
    void memory_of_another_size_or_of_the_heap_is_refused() {
        try (var arena = Arena.ofConfined(); var scope = Scope.open()) {
            var memory = arena.allocate(24, 8);
            assertThatThrownBy(() -> Tensors.mapped(memory, DType.FLOAT32, 7)).isInstanceOf(InscapeException.class)
                    .hasMessage("mapped: [7] of f32 takes 28 bytes of native memory, not 24");
            assertThatThrownBy(() -> Tensors.mapped(memory, DType.FLOAT32, 5)).isInstanceOf(InscapeException.class);
            assertThatThrownBy(() -> Tensors.mapped(MemorySegment.ofArray(new float[6]), DType.FLOAT32, 6))
                    .hasMessage("mapped: [6] of f32 takes 24 bytes of native memory, not 24 of the Java heap");
        }
    }

    @Test
    void sizes_that_cannot_be_are_refused() {
        try (var arena = Arena.ofConfined(); var scope = Scope.open()) {
            var memory = arena.allocate(24, 8);
            for (var shape : new long[][]{{-2, -3}, {1L << 40, 1L << 40}, {1L << 62, 4}}) {
                assertThatThrownBy(() -> Tensors.mapped(memory, DType.FLOAT32, shape))
                        .isInstanceOf(InscapeException.class).message().startsWith("mapped: ").doesNotContain("\n");
            }
        }
    }

    @Test
    void a_tensor_may_be_empty() {
        try (var arena = Arena.ofConfined(); var scope = Scope.open()) {
            var tensor = Tensors.mapped(arena.allocate(0), DType.FLOAT32, 0, 5);
            assertThat(tensor.toFloats()).isEmpty();
            assertThat(tensor.shape()).containsExactly(0, 5);
        }
    }
}
