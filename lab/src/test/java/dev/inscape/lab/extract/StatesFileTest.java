package dev.inscape.lab.extract;

import static dev.inscape.model.site.Sites.residualStream;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.inscape.InscapeException;
import dev.inscape.UsageException;
import dev.inscape.hub.safetensors.SafetensorsWeights;
import dev.inscape.model.Model;
import dev.inscape.model.Models;
import dev.inscape.model.site.Site;
import dev.inscape.tensor.DType;
import dev.inscape.tensor.Scope;
import dev.inscape.text.Encoding;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StatesFileTest {

    private static final String GERMAN = "Grüße aus Köln 🙂!";

    private static Model model;
    private static Encoding text;

    @TempDir Path directory;

    @BeforeAll
    static void load() {
        model = Models.load("minilm");
        text = model.tokenizer().encode(GERMAN, true);
    }

    @AfterAll
    static void close() {
        model.close();
    }

    private Path write(Extras extras) {
        var file = directory.resolve("x.safetensors");
        StatesFile.write(file, model, text, extras);
        return file;
    }

    @Test
    void it_holds_the_states_that_the_model_captures_bit_by_bit() {
        var file = write(Extras.NONE);
        int tokens = text.length();
        assertThat(Written.shape(file, "states")).containsExactly(7, tokens, 384);
        try (var scope = Scope.open()) {
            var captured = model.capture(List.of(text), residualStream());
            var sites = residualStream().in(model.shape());
            for (int layer = 0; layer < sites.size(); layer++) {
                assertThat(Written.states(file, layer, 0, tokens)).as("layer %d", layer)
                        .isEqualTo(captured.at(sites.get(layer)).toFloats());
            }
        }
    }

    @Test
    void it_holds_the_tokens_and_where_they_stand_in_the_text() {
        var file = write(Extras.NONE);
        assertThat(Written.numbers(file, "input_ids")).isEqualTo(text.ids());
        var offsets = Written.numbers(file, "offsets");
        assertThat(Written.shape(file, "offsets")).containsExactly(text.length(), 2);
        assertThat(offsets).startsWith(0, 0).endsWith(0, 0);
        int greetings = text.pieces().indexOf("aus");
        assertThat(GERMAN.substring((int) offsets[2 * greetings], (int) offsets[2 * greetings + 1])).isEqualTo("aus");
    }

    @Test
    void the_final_states_are_there_when_they_are_wanted() {
        try (var weights = SafetensorsWeights.open(write(Extras.NONE))) {
            assertThat(weights.names()).containsExactlyInAnyOrder("input_ids", "offsets", "states");
            assertThat(weights.dtype("states")).isEqualTo(DType.FLOAT32);
            assertThat(weights.dtype("input_ids")).isEqualTo(DType.INT64);
        }
        var file = write(new Extras(true, false));
        try (var scope = Scope.open()) {
            assertThat(Written.values(file, "final")).isEqualTo(
                    model.capture(List.of(text), new Site.FinalNorm()).at(new Site.FinalNorm()).toFloats());
        }
    }

    @Test
    void the_metadata_say_what_made_it() {
        try (var weights = SafetensorsWeights.open(write(Extras.NONE))) {
            assertThat(weights.metadata()).containsEntry("model", "minilm").containsEntry("family", "bert")
                    .containsEntry("dtype", "f32").containsEntry("device", "cpu");
            model.info().hashes()
                    .forEach((file, hash) -> assertThat(weights.metadata()).containsEntry("sha256:" + file, hash));
            assertThat(model.info().hashes()).isNotEmpty();
        }
    }

    @Test
    void a_failure_leaves_no_file_and_no_tensor() {
        long before = Scope.liveTensors();
        assertThatThrownBy(() -> write(new Extras(false, true))).isInstanceOf(UsageException.class)
                .hasMessageContaining("no logits");
        assertThatThrownBy(() -> StatesFile.write(directory.resolve("none/x.safetensors"), model, text, Extras.NONE))
                .isInstanceOf(InscapeException.class).hasMessageContaining("there is no directory");
        assertThatThrownBy(() -> StatesFile.write(directory, model, text, Extras.NONE))
                .isInstanceOf(InscapeException.class).hasMessageContaining("it is a directory");
        assertThat(directory).isEmptyDirectory();
        assertThat(Scope.liveTensors()).isEqualTo(before);
    }
}
