package dev.inscape.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.inscape.InscapeException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PartialDirectoryTest {

    @TempDir private Path above;

    @Test
    void it_appears_when_it_is_finished() throws IOException {
        try (var partial = PartialDirectory.create(above.resolve("model"))) {
            Files.writeString(partial.path().resolve("a"), "one");
            assertThat(above.resolve("model")).doesNotExist();
            partial.finish();
        }
        assertThat(above.resolve("model").resolve("a")).hasContent("one");
        assertThat(above.toFile().list()).containsExactly("model");
    }

    @Test
    void what_is_not_finished_leaves_nothing() throws IOException {
        try (var partial = PartialDirectory.create(above.resolve("model"))) {
            Files.createDirectories(partial.path().resolve("deep").resolve("er"));
            Files.writeString(partial.path().resolve("deep").resolve("a"), "one");
        }
        assertThat(above).isEmptyDirectory();
    }

    @Test
    void an_empty_directory_is_taken_and_a_full_one_is_not() throws IOException {
        var place = Files.createDirectory(above.resolve("model"));
        try (var partial = PartialDirectory.create(place)) {
            Files.writeString(partial.path().resolve("a"), "one");
            partial.finish();
        }
        assertThatThrownBy(() -> PartialDirectory.create(place)).isInstanceOf(InscapeException.class).hasMessage(
                "cannot write " + place + ": there is a directory of that name with files in it; name another one");
        assertThatThrownBy(() -> PartialDirectory.create(place.resolve("a"))).isInstanceOf(InscapeException.class)
                .hasMessageContaining("there is a file of that name");
        assertThatThrownBy(() -> PartialDirectory.create(above.resolve("no").resolve("model")))
                .isInstanceOf(InscapeException.class)
                .hasMessageContaining("there is no directory " + above.resolve("no"));
        assertThat(above.toFile().list()).containsExactly("model");
    }
}
