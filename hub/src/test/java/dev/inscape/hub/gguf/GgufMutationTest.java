package dev.inscape.hub.gguf;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.inscape.InscapeException;
import dev.inscape.tensor.Scope;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Real files with something changed in them: they open or are refused in one line, quickly and without much memory. */
class GgufMutationTest {

    private static final long MOST_BEYOND_THE_FILE = 16 << 20;
    private static final List<String> FILES = List.of("blocks.gguf", "tiny-llama.gguf", "tiny-gemma2.gguf",
            "tiny-gpt2.gguf");
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    @TempDir private Path directory;

    // The limits catch a hang; they are far above what is needed, since the machine may be busy with other things.

    @Test
    @Timeout(value = 300, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void whatever_is_changed_in_a_file_it_opens_or_is_refused() throws IOException {
        tryOut(4_000, new Random(31));
    }

    @Test
    @Tag("slow")
    @Timeout(value = 1200, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void whatever_is_changed_in_a_file_a_hundred_thousand_times_it_opens_or_is_refused() throws IOException {
        tryOut(100_000, new Random(32));
    }

    private void tryOut(int cases, Random random) throws IOException {
        int opened = 0;
        for (int i = 0; i < cases; i++) {
            var name = FILES.get(i % FILES.size());
            var sound = Files.readAllBytes(Samples.path(name));
            // A name of its own each time: the pages of a file that is mapped must not change.
            var path = Files.write(directory.resolve(i + ".gguf"), changed(sound, random));
            opened += opens(path, !name.equals("blocks.gguf")) ? 1 : 0;
            Files.delete(path);
        }
        assertThat(opened).isBetween(cases / 100, cases * 9 / 10);
    }

    /** Changes mostly in the header: bytes, whole numbers of any size, pieces taken out or put in twice, the end cut off. */
    private static byte[] changed(byte[] sound, Random random) {
        var bytes = sound.clone();
        int header = Math.min(bytes.length, 3500);
        for (int j = random.nextInt(3); j >= 0; j--) {
            int at = random.nextInt(random.nextInt(10) == 0 ? bytes.length : Math.min(header, bytes.length));
            switch (random.nextInt(8)) {
                case 0, 1, 2 -> bytes[at] = (byte) random.nextInt(256);
                case 3 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
                case 4, 5 -> putNumber(bytes, at, random);
                case 6 -> bytes = spliced(bytes, at, random);
                default -> bytes = random.nextInt(4) == 0 ? Arrays.copyOf(bytes, at + 1) : bytes;
            }
        }
        return bytes;
    }

    private static void putNumber(byte[] bytes, int at, Random random) {
        long number = switch (random.nextInt(5)) {
            case 0 -> random.nextLong();
            case 1 -> Long.MAX_VALUE - random.nextInt(3);
            case 2 -> 1L << random.nextInt(64);
            case 3 -> bytes.length + random.nextInt(33) - 16;
            default -> random.nextInt(64);
        };
        var wide = RawGguf.little(number, random.nextBoolean() ? Long.BYTES : Integer.BYTES);
        System.arraycopy(wide, 0, bytes, at, Math.min(wide.length, bytes.length - at));
    }

    private static byte[] spliced(byte[] bytes, int at, Random random) {
        int length = Math.min(bytes.length - at, 1 + random.nextInt(40));
        int to = random.nextBoolean() ? at : at + length;
        var spliced = new byte[at + bytes.length - to + (to == at ? length : 0)];
        System.arraycopy(bytes, 0, spliced, 0, at);
        System.arraycopy(bytes, to, spliced, spliced.length - (bytes.length - to), bytes.length - to);
        if (to == at) {
            System.arraycopy(bytes, at, spliced, at, length);
        }
        return spliced;
    }

    /** Anything but the exception that speaks to people goes on to the test. */
    private static boolean opens(Path path, boolean isModel) throws IOException {
        long before = THREADS.getCurrentThreadAllocatedBytes();
        try (var file = GgufFile.open(path)) {
            for (var key : file.metadata().keys()) {
                assertThat(file.metadata().count(key)).isNotNegative();
            }
            file.names().forEach(file::info);
            assertThat(THREADS.getCurrentThreadAllocatedBytes() - before)
                    .isLessThan(Files.size(path) + MOST_BEYOND_THE_FILE);
            readAll(file);
        } catch (InscapeException refused) {
            assertThat(THREADS.getCurrentThreadAllocatedBytes() - before)
                    .isLessThan(Files.size(path) + MOST_BEYOND_THE_FILE);
            requireOneLine(path, refused);
            return false;
        }
        if (isModel) {
            readModel(path);
        }
        return true;
    }

    private static void readAll(GgufFile file) {
        for (var key : file.metadata().keys()) {
            assertThat(file.metadata().value(key)).isNotNull();
        }
        for (var name : file.names()) {
            try (var scope = Scope.open()) {
                if (file.info(name).type().isReadable()) {
                    assertThat(file.tensor(name).count()).isNotNegative();
                }
            }
        }
    }

    private static void readModel(Path path) {
        try (var weights = GgufWeights.open(path)) {
            for (var name : weights.names()) {
                try (var scope = Scope.open()) {
                    assertThat(weights.tensor(name).shape()).isEqualTo(weights.shape(name));
                }
            }
            assertThat(weights.config().isObject()).isTrue();
        } catch (InscapeException refused) {
            requireOneLine(path, refused);
        }
    }

    private static void requireOneLine(Path path, InscapeException refused) {
        assertThat(refused).hasMessageContaining(path.getFileName().toString());
        assertThat(String.valueOf(refused.getMessage()).lines()).hasSize(1);
    }
}
