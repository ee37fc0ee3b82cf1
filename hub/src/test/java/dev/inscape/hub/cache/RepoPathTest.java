package dev.inscape.hub.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.inscape.InscapeException;
import java.nio.file.Path;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RepoPathTest {

    private static final Path BASE = Path.of("/some/cache/snapshots/c0ffee");

    @Test
    void ordinary_names_stay_below() {
        assertThat(RepoPath.below(BASE, "1_Pooling/config.json"))
                .isEqualTo(BASE.resolve("1_Pooling").resolve("config.json"));
        assertThat(RepoPath.below(BASE, "a..b/...c")).isEqualTo(BASE.resolve("a..b").resolve("...c"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "..", "a/..", "../a", "a/../../b", "/etc/passwd", "a//b", "a/", "\\\\host\\share",
            "a\\..\\b",
            "C:/x", "a/d:x", "a\0b", "a\nb", "./a"})
    void names_that_could_lead_out_are_refused(String name) {
        assertThatThrownBy(() -> RepoPath.below(BASE, name)).isInstanceOf(InscapeException.class)
                .hasMessageMatching(
                        "refused the file name \".*\": it could lead out of its directory; nothing was written");
    }

    @Test
    void half_a_character_is_refused_where_no_file_can_have_it() {
        assertThatThrownBy(() -> RepoPath.below(BASE, "\ud800.safetensors")).isInstanceOf(InscapeException.class)
                .hasMessageStartingWith("refused the file name \"");
    }

    @Property
    void whatever_is_let_through_is_below(@ForAll("names") String name) {
        if (RepoPath.isSafe(name)) {
            var path = RepoPath.below(BASE, name);
            assertThat(path.normalize()).isEqualTo(path).startsWithRaw(BASE).isNotEqualTo(BASE);
            assertThat(BASE.relativize(path)).hasToString(name);
        }
    }

    @Provide
    Arbitrary<String> names() {
        return Arbitraries.of("..", ".", "/", "\\", "a", "C:", "\0", " ", "b.json", "~").list().ofMaxSize(7)
                .map(parts -> String.join("", parts));
    }
}
