package dev.inscape.hub;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.inscape.InscapeException;
import dev.inscape.tensor.DType;
import dev.inscape.tensor.Scope;
import dev.inscape.tensor.Tensors;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.function.Function;

/**
 * Opens damaged files by the thousand. A file opens or is refused in one line that names it, quickly, and without more of the
 * Java heap than its size and 16 MiB.
 */
public final class Mutations {

    private static final long SLACK = 16L << 20;
    private static final long SLOWEST_NANOSECONDS = 5_000_000_000L;
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private final Path path;
    private final Function<Path, Weights> open;

    public Mutations(Path path, Function<Path, Weights> open) {
        this.path = path;
        this.open = open;
        loadLibTorch();
    }

    /** The first tensor of a process takes a hundred MiB of the heap, whatever file it comes from. */
    private static void loadLibTorch() {
        try (var scope = Scope.open()) {
            Tensors.empty(DType.INT8, 1);
        }
    }

    /** How many of a number of damaged files open. */
    public int opened(int cases, long seed, Function<Random, byte[]> damaged) throws IOException {
        var random = new Random(seed);
        int opened = 0;
        for (int i = 0; i < cases; i++) {
            opened += opens(damaged.apply(random)) ? 1 : 0;
        }
        return opened;
    }

    /** Anything but the exception that speaks to people goes on to the test. */
    public boolean opens(byte[] bytes) throws IOException {
        Files.write(path, bytes);
        long allocated = THREADS.getCurrentThreadAllocatedBytes();
        long start = System.nanoTime();
        boolean opened = tried();
        assertThat(System.nanoTime() - start).as("nanoseconds").isLessThan(SLOWEST_NANOSECONDS);
        assertThat(THREADS.getCurrentThreadAllocatedBytes() - allocated).as("bytes of the heap")
                .isLessThan(bytes.length + SLACK);
        return opened;
    }

    private boolean tried() {
        try (var weights = open.apply(path); var scope = Scope.open()) {
            weights.names().forEach(weights::tensor);
            return true;
        } catch (InscapeException refused) {
            assertThat(refused).hasMessageContaining(path.getFileName().toString()).hasMessageNotContaining("\n");
            return false;
        }
    }

    /** One to three bytes of a part of a file, changed to anything or to one of the given letters. */
    public static byte[] changed(byte[] sound, int from, int to, String letters, Random random) {
        var changed = sound.clone();
        for (int j = random.nextInt(3); j >= 0; j--) {
            changed[from + random.nextInt(to - from)] = (byte) (random.nextBoolean()
                    ? random.nextInt(256)
                    : letters.charAt(random.nextInt(letters.length())));
        }
        return changed;
    }
}
