package dev.inscape.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.inscape.InscapeException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
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
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void a_link_to_an_empty_directory_is_followed_and_one_that_leads_nowhere_stays() throws IOException {
        var real = Files.createDirectory(above.resolve("real"));
        var link = Files.createSymbolicLink(above.resolve("link"), real);
        try (var partial = PartialDirectory.create(link)) {
            Files.writeString(partial.path().resolve("a"), "one");
            partial.finish();
        }
        assertThat(real.resolve("a")).hasContent("one");
        assertThat(link).isSymbolicLink();
        var nowhere = Files.createSymbolicLink(above.resolve("model"), above.resolve("nowhere"));
        assertThatThrownBy(() -> PartialDirectory.create(nowhere)).isInstanceOf(InscapeException.class)
                .hasMessageContaining("there is a file of that name");
        assertThat(nowhere).isSymbolicLink();
    }

    @Test
    void what_others_put_there_meanwhile_stays() throws IOException {
        var place = Files.createDirectory(above.resolve("model"));
        try (var partial = PartialDirectory.create(place)) {
            Files.writeString(place.resolve("notes.txt"), "mine");
            assertThatThrownBy(partial::finish).isInstanceOf(InscapeException.class)
                    .hasMessageContaining("something else was put into it meanwhile");
        }
        assertThat(place.resolve("notes.txt")).hasContent("mine");
        assertThat(above.toFile().list()).containsExactly("model");
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
