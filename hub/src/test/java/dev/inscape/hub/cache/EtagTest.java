package dev.inscape.hub.cache;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.inscape.InscapeException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EtagTest {

    /** As `git hash-object` and `sha256sum` give them for "hello world\n". */
    private static final Etag GIT = new Etag("3b18e512dba79e4c8300dd08aeb37f8e728b8dad");
    private static final Etag SHA256 = new Etag("a948904f2f0f479b8f8197694b30184b0d2ed1c1cd2a1ec0fb85d299a192a447");

    @TempDir private Path directory;

    @Test
    void a_header_is_read_with_and_without_quotes_weak_and_strong() {
        for (var header : new String[]{"\"abc\"", "W/\"abc\"", "abc", " \"abc\" "}) {
            assertThat(Etag.ofHeader(header)).as(header).isEqualTo(new Etag("abc"));
        }
        // Python strips any W and slash from the left; a value that begins with a W must keep it.
        assertThat(Etag.ofHeader("\"Wabc\"")).hasToString("Wabc");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"\"", "\"..\"", "\"../../x\"", "\"a/b\"", "\"a\\b\"", "\".lock\"", "\"a\0b\"", "\"a b\""})
    void what_cannot_be_a_file_name_is_refused(String header) {
        assertThatThrownBy(() -> Etag.ofHeader(header)).isInstanceOf(InscapeException.class)
                .hasMessageContaining("cannot be a file name; nothing was written");
    }

    @Test
    void both_kinds_of_hash_are_those_of_git_and_of_sha256sum() throws IOException {
        var file = Files.writeString(directory.resolve("hello"), "hello world\n");
        assertThat(GIT.hashOf(file)).contains(GIT.value());
        assertThat(SHA256.hashOf(file)).contains(SHA256.value());
        assertThat(GIT.hashName()).isEqualTo("git SHA-1");
        assertThat(SHA256.hashName()).isEqualTo("SHA-256");
        var digest = GIT.digest(12).orElseThrow();
        digest.update("hello ".getBytes(UTF_8));
        assertThat(digest.digest("world\n".getBytes(UTF_8))).asHexString().isEqualToIgnoringCase(GIT.value());
    }

    @Test
    void another_value_is_no_hash() throws IOException {
        var file = Files.writeString(directory.resolve("hello"), "hello world\n");
        assertThat(new Etag("d41d8cd9-5").isHash()).isFalse();
        assertThat(new Etag("d41d8cd9-5").hashOf(file)).isEmpty();
    }
}
