package dev.inscape.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.inscape.hub.JsonFile;
import dev.inscape.hub.safetensors.SafetensorsWeights;
import dev.inscape.model.family.Config;
import dev.inscape.model.family.Families;
import dev.inscape.model.packing.TokenBatch;
import dev.inscape.model.part.WeightReader;
import dev.inscape.model.site.Site;
import dev.inscape.model.site.Tap;
import dev.inscape.model.transformer.Transformer;
import dev.inscape.model.transformer.TransformerReader;
import dev.inscape.tensor.DType;
import dev.inscape.tensor.Device;
import dev.inscape.tensor.Gradients;
import dev.inscape.tensor.Losses;
import dev.inscape.tensor.Parameter;
import dev.inscape.tensor.Scope;
import dev.inscape.tensor.Tensor;
import dev.inscape.tensor.Tensors;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Gradients pass through the whole body, from a loss on logits down to the embeddings, as finite differences say. */
class GradientTest {

    private static final double STEP = 1e-5;
    private static final List<long[]> TEXTS = List.of(new long[]{9, 14, 9, 31, 8, 22, 40}, new long[]{17},
            new long[]{9, 33, 12});
    private static final int ROWS = 11;

    /** Rotary embeddings, grouped heads, a tied head; windows, soft caps, two norms; a part turned, side by side. */
    @ParameterizedTest
    @ValueSource(strings = {"llama3", "gemma2", "mistral", "pythia", "qwen3", "gpt2", "opt"})
    void gradients_of_embeddings_are_those_of_finite_differences(String name) {
        long tensors = Scope.liveTensors();
        try (var scope = Scope.open()) {
            var model = read(name, scope);
            int width = model.shape().width();
            var start = Tensors.of(new Random(5).doubles((long) ROWS * width, -1, 1).toArray(), ROWS, width);
            var parameter = Parameter.of("embeddings", start);
            try (var on = Gradients.on()) {
                loss(model, parameter.value()).backward();
            }
            var gradient = parameter.gradient().orElseThrow().toDoubles();
            assertThat(gradient).hasSize(ROWS * width);
            for (int i = 3; i < gradient.length; i += 23) {
                double expected = (moved(model, start, i, STEP) - moved(model, start, i, -STEP)) / (2 * STEP);
                assertThat(gradient[i]).as("gradient " + i).isCloseTo(expected,
                        within(1e-8 + 1e-5 * Math.abs(expected)));
            }
        }
        assertThat(Scope.liveTensors()).isEqualTo(tensors);
    }

    private static Transformer read(String name, Scope owner) {
        var directory = Path.of("src/test/resources/dev/inscape/model/family", name);
        var weights = SafetensorsWeights.open(directory.resolve("model.safetensors"));
        owner.onClose(weights::close);
        var config = new Config(JsonFile.read(directory.resolve("config.json")));
        var family = Families.of(config);
        return TransformerReader.read(name, family.read(config), family.names(),
                new WeightReader(weights, weights, owner, DType.FLOAT64, DType.FLOAT64, Device.CPU,
                        false));
    }

    private static double moved(Transformer model, Tensor start, int place, double step) {
        try (var scope = Scope.open()) {
            var values = start.toDoubles();
            values[place] += step;
            return loss(model, Tensors.of(values, start.shape())).item();
        }
    }

    /** Cross-entropy of what follows, with these embeddings in the place of the model's. */
    private static Tensor loss(Transformer model, Tensor embeddings) {
        var found = new ArrayList<Tensor>();
        var classes = Tensors.of(new Random(6).longs(ROWS, 0, model.shape().vocabulary()).toArray(), ROWS);
        try (var scope = Scope.open()) {
            model.run(TokenBatch.of(TEXTS), Tap.at(new Site.Embedding(), (_, _, _) -> embeddings)
                    .then(Tap.at(new Site.Logits(), (_, value, _) -> {
                        found.add(scope.adopt(Losses.crossEntropy(value, classes, -1)));
                        return value;
                    })));
            return scope.keep(found.getFirst());
        }
    }
}
