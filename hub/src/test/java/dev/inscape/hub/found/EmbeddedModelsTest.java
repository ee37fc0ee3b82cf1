package dev.inscape.hub.found;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.inscape.InscapeException;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedModelsTest {

    private static final String ONE = """
            {"name": "%s", "artifact": "some:artifact", "files": [
              {"resource": "/w", "name": "model.safetensors", "bytes": 7, "sha256": "0123456789abcdef"},
              {"resource": "/c", "name": "config.json", "bytes": 9, "sha256": "fedcba9876543210"}]}
            """;

    @TempDir private Path place;

    /** What a class path with a jar for each of the descriptions would give. */
    private EmbeddedModels of(String... descriptions) throws IOException {
        var roots = new URL[descriptions.length];
        for (int i = 0; i < descriptions.length; i++) {
            var root = place.resolve("root" + i);
            var file = root.resolve(EmbeddedModels.DESCRIPTION);
            Files.createDirectories(file.getParent());
            Files.writeString(file, descriptions[i]);
            roots[i] = root.toUri().toURL();
        }
        try (var loader = new URLClassLoader(roots, null)) {
            return EmbeddedModels.of(loader);
        }
    }

    @Test
    void each_jar_brings_its_model() throws IOException {
        var models = of(ONE.formatted("second"), ONE.formatted("first"));
        assertThat(models.names()).containsExactly("first", "second");
        assertThat(models.find("third")).isEmpty();
        assertThat(models.find("second").orElseThrow().hashes()).containsOnlyKeys("model.safetensors", "config.json")
                .containsEntry("model.safetensors", "0123456789abcdef");
        assertThat(models.inWords()).isEqualTo("first or second (which ship with Inscape)");
    }

    @Test
    void its_format_is_that_of_its_weights() throws IOException {
        assertThat(of(ONE.formatted("one")).find("one").orElseThrow().format())
                .isEqualTo("ships with Inscape (safetensors)");
        assertThat(EmbeddedModel.minilm().format()).isEqualTo("ships with Inscape (ONNX)");
    }

    @Test
    void a_class_path_without_any_has_none() throws IOException {
        assertThat(of().names()).isEmpty();
    }

    @Test
    void a_description_that_is_none_is_refused_with_its_place() {
        assertThatThrownBy(() -> of("{\"name\": \"x\"}")).isInstanceOf(InscapeException.class)
                .hasMessageContaining(EmbeddedModels.DESCRIPTION + " does not describe a model")
                .hasMessageContaining("artifact");
        assertThatThrownBy(() -> of("[1")).isInstanceOf(InscapeException.class)
                .hasMessageContaining("does not describe a model");
    }

    @Test
    void a_model_without_weights_is_refused() throws IOException {
        var bare = of("{\"name\": \"bare\", \"artifact\": \"a:b\", \"files\": []}").find("bare").orElseThrow();
        assertThatThrownBy(bare::weights).isInstanceOf(InscapeException.class)
                .hasMessage("the model bare on the class path has no model.safetensors");
    }

    @Test
    void minilm_is_on_our_own() {
        assertThat(EmbeddedModels.ofClassPath().names()).containsExactly("minilm");
    }
}
