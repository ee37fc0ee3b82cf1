package dev.inscape.hub;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.inscape.InscapeException;
import dev.inscape.UsageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MappedFileTest {

    @TempDir private Path directory;

    @Test
    void a_file_is_memory_until_it_is_closed() throws IOException {
        var path = Files.write(directory.resolve("a"), new byte[]{1, 2, 3});
        var file = MappedFile.open(path);
        assertThat(file.path()).isEqualTo(path);
        var memory = file.memory();
        assertThat(memory.toArray(JAVA_BYTE)).containsExactly(1, 2, 3);
        file.close();
        file.close();
        assertThatThrownBy(() -> memory.get(JAVA_BYTE, 0)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(file::memory).isInstanceOf(UsageException.class)
                .hasMessage(path + " is closed; read what you need of it before");
    }

    @Test
    void an_empty_file_is_empty_memory() throws IOException {
        try (var file = MappedFile.open(Files.createFile(directory.resolve("empty")))) {
            assertThat(file.memory().byteSize()).isZero();
        }
    }

    @Test
    void a_missing_file_is_refused() {
        var path = directory.resolve("missing");
        assertThatThrownBy(() -> MappedFile.open(path)).isInstanceOf(InscapeException.class)
                .hasMessage("cannot read " + path + ": there is no such file");
    }

    @Test
    void a_directory_is_refused() {
        assertThatThrownBy(() -> MappedFile.open(directory)).isInstanceOf(InscapeException.class)
                .hasMessage("cannot read " + directory + ": it is a directory");
    }
}
