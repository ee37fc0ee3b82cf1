package dev.inscape.model;

import static dev.inscape.model.site.Sites.residualStream;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.inscape.hub.found.EmbeddedModel;
import dev.inscape.hub.found.ModelFiles;
import dev.inscape.hub.found.TokenizerSource;
import dev.inscape.hub.save.Companions;
import dev.inscape.hub.save.ModelDirectory;
import dev.inscape.hub.save.SaveOptions;
import dev.inscape.model.site.Site;
import dev.inscape.tensor.DType;
import dev.inscape.tensor.Scope;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A model that is saved as a directory is the model that it was. */
class SavedModelTest {

    private static final String TEXT = "The naïve capital of France is Paris, they say; 13 % disagree.";

    @TempDir private Path place;

    private Path saved(SaveOptions options) {
        var model = EmbeddedModel.minilm();
        var directory = place.resolve("saved");
        try (var weights = model.openWeights()) {
            var tokenizer = (TokenizerSource.InFiles) model.tokenizer();
            ModelDirectory.write(directory, weights, (ObjectNode) model.config(),
                    Companions.copying(List.of(tokenizer.path())), options);
        }
        return directory;
    }

    private static Map<Site, float[]> states(ModelFiles files) {
        try (var model = Models.load(files, LoadOptions.DEFAULT.in(DType.FLOAT32)); var scope = Scope.open()) {
            var captured = model.capture(TEXT, residualStream());
            var states = new LinkedHashMap<Site, float[]>();
            residualStream().in(captured.shape()).forEach(site -> states.put(site, captured.at(site, 0).toFloats()));
            return states;
        }
    }

    @Test
    void in_shards_of_float32_every_state_is_the_same_to_the_last_bit() {
        var found = states(ModelFiles.resolve(saved(SaveOptions.DEFAULT.atMost(20_000_000)).toString()));
        var expected = states(EmbeddedModel.minilm());
        assertThat(found.keySet()).isEqualTo(expected.keySet()).hasSize(7);
        expected.forEach((site, state) -> assertThat(found.get(site)).as(site.label()).isEqualTo(state));
    }

    @Test
    void in_bfloat16_every_state_is_close() {
        var files = ModelFiles.resolve(saved(SaveOptions.DEFAULT.in(DType.BFLOAT16)).toString());
        assertThat(files.config().path("torch_dtype").asText()).isEqualTo("bfloat16");
        var found = states(files);
        states(EmbeddedModel.minilm())
                .forEach((site, state) -> assertThat(distance(Objects.requireNonNull(found.get(site)), state))
                        .as(site.label()).isBetween(1e-4, 2e-2));
    }

    /** Relative, in the Frobenius norm. */
    private static double distance(float[] found, float[] expected) {
        double squares = 0;
        double differences = 0;
        for (int i = 0; i < expected.length; i++) {
            squares += (double) expected[i] * expected[i];
            differences += Math.pow((double) found[i] - expected[i], 2);
        }
        return Math.sqrt(differences / squares);
    }
}
