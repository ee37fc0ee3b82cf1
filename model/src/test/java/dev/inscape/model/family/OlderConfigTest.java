package dev.inscape.model.family;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inscape.hub.JsonFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Configurations name some things in two ways; most files on the hub have the older names. */
class OlderConfigTest {

    private static final Path FAMILIES = Path.of("src/test/resources/dev/inscape/model/family");

    @Test
    void older_names_mean_the_same_architecture() throws IOException {
        List<Path> older;
        try (var files = Files.walk(FAMILIES)) {
            older = files.filter(file -> file.endsWith("config-older.json")).sorted().toList();
        }
        assertThat(older).hasSizeGreaterThan(9);
        for (var file : older) {
            assertThat(architecture(file)).as(file.toString()).usingRecursiveComparison()
                    .isEqualTo(architecture(file.resolveSibling("config.json")));
        }
    }

    private static Architecture architecture(Path file) {
        var config = new Config(JsonFile.read(file));
        return Families.of(config).read(config);
    }
}
