package dev.inscape.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.management.ManagementFactory;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RowKernelTest {

    private static final int IN = 576;
    private static final int OUT = 400;
    private static final long COMPILED_BY_THEN = 30_000_000_000L;

    private final RowKernel kernel = RowKernel.open(2);
    private final Random random = new Random(11);

    @AfterEach
    void close() {
        kernel.close();
    }

    @Test
    void rows_of_a_weight_behind_two_gibibytes_of_a_mapped_file_are_reached(@TempDir Path directory)
            throws IOException {
        int out = (int) ((1L << 31) / (IN * Float.BYTES)) + 100;
        long bytes = (long) out * IN * Float.BYTES;
        try (var file = FileChannel.open(directory.resolve("sparse"), StandardOpenOption.CREATE_NEW,
                StandardOpenOption.SPARSE, StandardOpenOption.READ, StandardOpenOption.WRITE);
                var arena = Arena.ofShared()) {
            var memory = file.map(FileChannel.MapMode.READ_WRITE, 0, bytes, arena);
            var last = Numbers.floats(random, IN);
            MemorySegment.copy(last, 0, memory, bytes - IN * Float.BYTES, IN * Float.BYTES);
            var x = Rows.of(Numbers.floats(random, IN), 1, IN);
            var y = Rows.of(Numbers.untouched(out), 1, out);

            kernel.linear(x, new WeightMatrix(memory, WeightMatrix.Type.FLOAT32, out, IN), null, y);

            double sum = 0;
            for (int i = 0; i < IN; i++) {
                sum += (double) Numbers.element(x, 0, i) * last.get(ValueLayout.JAVA_FLOAT_UNALIGNED, i * 4L);
            }
            assertThat((double) Numbers.element(y, 0, out - 1)).isCloseTo(sum, within(1e-4));
            assertThat(Numbers.element(y, 0, out - 2)).isZero();
        }
    }

    @Test
    void calls_from_several_threads_take_turns() {
        var weight = Numbers.weight(random, WeightMatrix.Type.FLOAT32, OUT, IN);
        var calls = new ArrayList<CompletableFuture<Void>>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int caller = 0; caller < 6; caller++) {
                var x = Rows.of(Numbers.floats(random, 3 * IN), 3, IN);
                var expected = product(x, weight);
                calls.add(CompletableFuture.runAsync(() -> {
                    for (int i = 0; i < 200; i++) {
                        assertThat(product(x, weight)).isEqualTo(expected);
                    }
                }, threads));
            }
            calls.forEach(CompletableFuture::join);
        }
    }

    private float[] product(Rows x, WeightMatrix weight) {
        var y = Rows.of(Numbers.untouched((long) x.rows() * weight.out()), x.rows(), weight.out());
        kernel.linear(x, weight, null, y);
        return Numbers.values(y);
    }

    @Test
    void a_row_has_the_same_product_alone_and_among_others() {
        var weight = Numbers.weight(random, WeightMatrix.Type.BFLOAT16, OUT, IN + 5);
        var memory = Numbers.floats(random, 8L * (IN + 5));
        var alone = product(Rows.of(memory, 1, IN + 5), weight);
        for (int rows = 2; rows <= 8; rows++) {
            assertThat(product(Rows.of(memory, rows, IN + 5), weight)).startsWith(alone);
        }
    }

    @Test
    void threads_that_have_gone_to_sleep_wake_up() throws InterruptedException {
        var weight = Numbers.weight(random, WeightMatrix.Type.FLOAT32, OUT, IN);
        var x = Rows.of(Numbers.floats(random, IN), 1, IN);
        var expected = product(x, weight);
        for (int i = 0; i < 20; i++) {
            Thread.sleep(3);
            assertThat(product(x, weight)).isEqualTo(expected);
        }
    }

    /** Vectors that the compiler did not keep in registers would cost some 100 bytes each, millions in a call. */
    @ParameterizedTest
    @EnumSource
    void a_call_allocates_no_vectors(WeightMatrix.Type type) {
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        var weight = Numbers.weight(random, type, OUT, IN);
        try (var alone = RowKernel.open(1)) {
            for (int rows : new int[]{1, 4, 8}) {
                var x = Rows.of(Numbers.floats(random, (long) rows * IN), rows, IN);
                var y = Rows.of(Numbers.untouched((long) rows * OUT), rows, OUT);
                long allocated = Long.MAX_VALUE;
                long begun = System.nanoTime();
                while (allocated > 1000 && System.nanoTime() - begun < COMPILED_BY_THEN) {
                    long before = threads.getCurrentThreadAllocatedBytes();
                    for (int i = 0; i < 100; i++) {
                        alone.linear(x, weight, null, y);
                    }
                    allocated = (threads.getCurrentThreadAllocatedBytes() - before) / 100;
                }
                assertThat(allocated).as("bytes a call with %d rows", rows).isLessThan(1000);
            }
        }
    }

    @Test
    void what_does_not_fit_is_refused_before_anything_is_read() {
        var weight = Numbers.weight(random, WeightMatrix.Type.FLOAT32, 7, 5);
        var x = Rows.of(Numbers.floats(random, 10), 2, 5);
        var y = Rows.of(Numbers.untouched(14), 2, 7);
        assertThatThrownBy(() -> kernel.linear(x, weight, null, Rows.of(Numbers.untouched(7), 1, 7)))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("do not fit each other");
        assertThatThrownBy(() -> kernel.linear(x, weight, Numbers.floats(random, 6), y))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("bias: 7 elements of 4 bytes do not fit into 24 bytes");
        assertThatThrownBy(() -> Rows.of(MemorySegment.ofArray(new float[5]), 1, 5))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("Java heap");
        assertThatThrownBy(() -> new WeightMatrix(weight.memory(), WeightMatrix.Type.FLOAT32, 7, 6))
                .isInstanceOf(IllegalArgumentException.class);
        Rows closed;
        try (var arena = Arena.ofConfined()) {
            closed = Rows.of(arena.allocate(40), 2, 5);
        }
        assertThatThrownBy(() -> kernel.linear(closed, weight, null, y)).isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("closed");
    }

    @Test
    void availability_is_told_in_words() {
        assertThat(RowKernel.availability()).isEqualTo(new Availability.Ready(kernel.lanes()));
        assertThat(RowKernel.availability().words()).isEqualTo("float32 and bf16, " + kernel.lanes() + " lanes");
        assertThat(new Availability.NotInUse("because").words()).isEqualTo("not in use: because");
    }
}
