package dev.inscape.lab.extract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.inscape.InscapeException;
import dev.inscape.UsageException;
import dev.inscape.model.Model;
import dev.inscape.model.Models;
import dev.inscape.text.Encoding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.LongConsumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where a directory of states may be made, and what is left when that fails. */
class StatesDirectoryTest {

    private static final LongConsumer SILENT = tokens -> {
    };

    private static Model model;

    @TempDir Path directory;

    @BeforeAll
    static void load() {
        model = Models.load("minilm");
    }

    @AfterAll
    static void close() {
        model.close();
    }

    private static void extract(Path place) {
        new Extraction(model, Extras.NONE).run(List.of(Encoding.ofIds(101, 3000, 102)), place, SILENT);
    }

    private static void assertRefused(Path place, String reason) {
        assertThatThrownBy(() -> extract(place)).isInstanceOf(InscapeException.class).message()
                .contains(place.toString()).contains(reason).doesNotContain("\n");
    }

    @Test
    void an_empty_directory_is_filled() throws IOException {
        var place = Files.createDirectory(directory.resolve("states"));
        extract(place);
        assertThat(place.toFile().list()).containsExactlyInAnyOrder("states-00000.safetensors", "index.json");
        assertThat(directory.toFile().list()).containsExactly("states");
    }

    @Test
    void a_directory_that_is_not_empty_stays_as_it_is() throws IOException {
        var place = Files.createDirectory(directory.resolve("states"));
        Files.writeString(place.resolve("notes.txt"), "mine");
        assertRefused(place, "there is a directory of that name with files in it; name another one");
        assertThat(place.resolve("notes.txt")).hasContent("mine");
        assertThat(directory.toFile().list()).containsExactly("states");
    }

    @Test
    void a_file_of_that_name_stays_as_it_is() throws IOException {
        var place = Files.writeString(directory.resolve("states"), "mine");
        assertRefused(place, "there is a file of that name");
        assertThat(place).hasContent("mine");
    }

    @Test
    void a_link_that_leads_nowhere_stays_as_it_is() throws IOException {
        var place = Files.createSymbolicLink(directory.resolve("states"), directory.resolve("nowhere"));
        assertRefused(place, "there is a file of that name");
        assertThat(Files.isSymbolicLink(place)).isTrue();
    }

    @Test
    void a_link_to_an_empty_directory_is_followed() throws IOException {
        var real = Files.createDirectory(directory.resolve("real"));
        var place = Files.createSymbolicLink(directory.resolve("states"), real);
        extract(place);
        assertThat(Files.isSymbolicLink(place)).isTrue();
        assertThat(real).isDirectoryContaining(file -> file.endsWith("index.json"));
    }

    @Test
    void a_place_whose_parent_is_missing_is_refused_by_the_parents_name() {
        var place = directory.resolve("none").resolve("states");
        assertThatThrownBy(() -> extract(place)).isInstanceOf(InscapeException.class)
                .hasMessage("cannot write " + place + ": there is no directory " + place.getParent()
                        + "; nothing was left behind");
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void a_failure_in_a_late_batch_leaves_nothing() {
        var beyond = Encoding.ofIds(5, 6, 7, 8, 30_522);
        assertThatThrownBy(() -> new Extraction(model, Extras.NONE, 4)
                .run(List.of(beyond, Encoding.ofIds(101, 3000)), directory.resolve("states"), SILENT))
                .isInstanceOf(InscapeException.class).hasMessageContaining("30522");
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void a_failure_of_who_is_told_the_progress_leaves_nothing() {
        assertThatThrownBy(() -> new Extraction(model, Extras.NONE).run(List.of(Encoding.ofIds(101, 3000)),
                directory.resolve("states"), tokens -> {
                    assertThat(directory.toFile().list()).singleElement().asString().startsWith("states.partial-");
                    throw new IllegalStateException("stopped");
                })).hasMessage("stopped");
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void sites_that_the_model_lacks_leave_nothing() {
        assertThatThrownBy(() -> new Extraction(model, new Extras(false, true))
                .run(List.of(Encoding.ofIds(101, 3000)), directory.resolve("states"), SILENT))
                .isInstanceOf(UsageException.class).hasMessageContaining("no logits");
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void what_others_put_there_meanwhile_stays() throws IOException {
        var place = Files.createDirectory(directory.resolve("states"));
        assertThatThrownBy(() -> {
            try (var states = StatesDirectory.create(place, model.info(), Extras.NONE)) {
                Files.writeString(place.resolve("notes.txt"), "mine");
                states.complete(new ExtractionReport(1, 3, 0.5, 0.5));
            }
        }).isInstanceOf(InscapeException.class).hasMessageContaining("something else was put into it meanwhile");
        assertThat(place.toFile().list()).containsExactly("notes.txt");
        assertThat(directory.toFile().list()).containsExactly("states");
    }
}
