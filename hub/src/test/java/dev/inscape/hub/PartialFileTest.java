package dev.inscape.hub;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.inscape.InscapeException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class PartialFileTest {

    @TempDir private Path directory;

    @Test
    void a_finished_file_is_in_its_place_and_nothing_beside_it() throws IOException {
        var path = directory.resolve("a.txt");
        try (var file = PartialFile.create(path)) {
            assertThat(file.path()).isEqualTo(path);
            file.write(ByteBuffer.wrap("one ".getBytes(UTF_8)));
            file.write(ByteBuffer.wrap("two".getBytes(UTF_8)));
            assertThat(path).doesNotExist();
            file.finish();
            assertThat(path).hasContent("one two");
        }
        try (var files = Files.list(directory)) {
            assertThat(files).containsExactly(path);
        }
    }

    @Test
    void a_file_closed_before_it_is_finished_leaves_nothing() {
        try (var file = PartialFile.create(directory.resolve("a.txt"))) {
            file.write(ByteBuffer.wrap(new byte[10]));
            assertThat(directory).isNotEmptyDirectory();
        }
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void closing_twice_is_closing_once() {
        var file = PartialFile.create(directory.resolve("a.txt"));
        file.close();
        file.close();
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void two_writers_of_one_file_do_not_mix() {
        var path = directory.resolve("a.txt");
        try (var one = PartialFile.create(path); var other = PartialFile.create(path)) {
            one.write(ByteBuffer.wrap(new byte[]{'1'}));
            other.write(ByteBuffer.wrap(new byte[]{'2'}));
            other.finish();
            one.finish();
        }
        assertThat(path).hasContent("1");
    }

    @Test
    void a_place_that_is_a_directory_is_refused() {
        assertThatThrownBy(() -> PartialFile.create(directory)).isInstanceOf(InscapeException.class)
                .hasMessage("cannot write " + directory + ": it is a directory");
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void a_device_is_refused_and_not_replaced() {
        var device = Path.of("/dev/null");
        assertThatThrownBy(() -> PartialFile.create(device)).isInstanceOf(InscapeException.class)
                .hasMessage("cannot write /dev/null: it is no file");
        assertThat(Files.isRegularFile(device)).isFalse();
    }

    @Test
    void a_missing_directory_is_named() {
        var path = directory.resolve("missing").resolve("a.txt");
        assertThatThrownBy(() -> PartialFile.create(path)).isInstanceOf(InscapeException.class)
                .hasMessageContaining("there is no directory " + path.getParent());
    }
}
