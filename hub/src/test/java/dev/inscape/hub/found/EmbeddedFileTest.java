package dev.inscape.hub.found;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.inscape.InscapeException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedFileTest {

    private static final String CONTENT = "small, but carried by a jar\n";
    private static final String SHA256 = "3d0619e973ef0b2b248c979cd92e703c5176c5597044227fef58ceb372dd4d6c";
    private static final EmbeddedFile CARRIED = new EmbeddedFile("carried.txt", "c.txt", CONTENT.length(), SHA256,
            "some:artifact");

    @TempDir private Path directory;

    @Test
    void a_file_is_unpacked_into_a_directory_that_is_made_for_it() {
        var file = CARRIED.in(directory.resolve("new").resolve("cache"));
        assertThat(file).hasContent(CONTENT).isEqualTo(directory.resolve("new/cache/c.txt"));
        assertThat(file.getParent()).isDirectoryNotContaining(other -> !other.equals(file));
    }

    @Test
    void a_file_of_the_wrong_size_is_repaired() throws IOException {
        var file = Files.writeString(directory.resolve("c.txt"), "cut sh");
        assertThat(CARRIED.in(directory)).isEqualTo(file).hasContent(CONTENT);
        assertThat(directory).isDirectoryNotContaining(other -> !other.equals(file));
    }

    @Test
    void a_file_of_the_right_size_is_taken_as_it_is() throws IOException {
        var other = "x".repeat(CONTENT.length());
        Files.writeString(directory.resolve("c.txt"), other);
        assertThat(CARRIED.in(directory)).hasContent(other);
    }

    @Test
    void another_version_on_the_class_path_is_refused_and_leaves_nothing() {
        var another = new EmbeddedFile("carried.txt", "c.txt", CONTENT.length(), "0".repeat(64), "");
        assertThatThrownBy(() -> another.in(directory)).isInstanceOf(InscapeException.class)
                .hasMessageContaining("carried.txt has the SHA-256 " + SHA256 + " instead of 000");
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void what_the_class_path_lacks_is_refused_with_the_artifact_to_add() {
        var missing = new EmbeddedFile("missing.txt", "c.txt", 1, SHA256, "some:artifact");
        assertThatThrownBy(() -> missing.in(directory)).isInstanceOf(InscapeException.class)
                .hasMessageContaining("the class path has no missing.txt; add the artifact some:artifact to it");
    }

    @Test
    void a_cache_below_a_file_is_refused_with_the_variable_that_names_another() throws IOException {
        var file = Files.writeString(directory.resolve("a-file"), "");
        assertThatThrownBy(() -> CARRIED.in(file.resolve("cache"))).isInstanceOf(InscapeException.class)
                .hasMessageContaining("cannot make the cache directory " + file.resolve("cache"))
                .hasMessageContaining("INSCAPE_CACHE");
    }
}
