package dev.inscape.model.trainable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.inscape.UsageException;
import dev.inscape.hub.Weights;
import dev.inscape.hub.found.ModelFiles;
import dev.inscape.hub.save.Companions;
import dev.inscape.hub.save.ModelDirectory;
import dev.inscape.hub.save.SaveOptions;
import dev.inscape.model.LoadOptions;
import dev.inscape.model.Model;
import dev.inscape.model.Models;
import dev.inscape.model.generation.StopTokens;
import dev.inscape.model.packing.TokenBatch;
import dev.inscape.model.site.Site;
import dev.inscape.tensor.DType;
import dev.inscape.tensor.Gradients;
import dev.inscape.tensor.Losses;
import dev.inscape.tensor.Parameter;
import dev.inscape.tensor.Scope;
import dev.inscape.tensor.Tensor;
import dev.inscape.tensor.Tensors;
import dev.inscape.tensor.optim.AdamW;
import dev.inscape.text.Encoding;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every tensor of a checkpoint is learned by its own gradient, and goes back under its own name. */
class TrainableModelTest {

    private static final List<long[]> TEXTS = List.of(new long[]{9, 14, 9, 31, 8, 22, 40}, new long[]{17, 4},
            new long[]{9, 33, 12});
    private static final int ROWS = 12;
    private static final double STEP = 1e-6;

    @TempDir private Path directory;

    private static ModelFiles files(String family) {
        return ModelFiles.resolve(place(family).toString());
    }

    private static Path place(String family) {
        return Path.of("src/test/resources/dev/inscape/model/family", family);
    }

    @ParameterizedTest
    @ValueSource(strings = {"llama3", "llama2", "gpt2", "opt", "mistral", "qwen2", "qwen3", "gemma2", "pythia", "bert",
            "roberta", "t5", "t5-gated", "modernbert"})
    void every_gradient_is_that_of_finite_differences(String family) {
        long tensors = Scope.liveTensors();
        try (var model = TrainableModel.load(files(family), DType.FLOAT64); var scope = Scope.open()) {
            try (var on = Gradients.on()) {
                loss(model).backward();
            }
            for (var parameter : model.parameters()) {
                var direction = Tensors.of(new Random(parameter.name().hashCode())
                        .doubles(parameter.value().count(), -1, 1).toArray(), parameter.value().shape());
                double slope = parameter.gradient()
                        .orElseThrow(() -> new AssertionError(parameter.name() + " has none"))
                        .mul(direction).sum().item();
                double expected = (moved(model, parameter, direction, STEP) - moved(model, parameter, direction, -STEP))
                        / (2 * STEP);
                assertThat(slope).as(parameter.name()).isCloseTo(expected, within(1e-7 + 1e-5 * Math.abs(expected)));
            }
        }
        assertThat(Scope.liveTensors()).isEqualTo(tensors);
    }

    private static double moved(TrainableModel model, Parameter parameter, Tensor direction, double step) {
        try (var scope = Scope.open(); var off = Gradients.off()) {
            var before = parameter.value().detach().copy();
            parameter.value().detach().addInPlace(direction, step);
            double loss = loss(model).item();
            parameter.value().detach().copyFrom(before);
            return loss;
        }
    }

    /** Of a decoder against some next tokens, of an encoder against some numbers. */
    private static Tensor loss(TrainableModel model) {
        var batch = TokenBatch.of(TEXTS);
        var random = new Random(3);
        if (model.shape().hasLogits()) {
            return Losses.crossEntropy(model.logits(batch),
                    Tensors.of(random.longs(ROWS, 0, model.shape().vocabulary()).toArray(), ROWS), -1);
        }
        var states = model.at(new Site.FinalNorm(), batch);
        return Losses.meanSquaredError(states,
                Tensors.of(random.doubles(states.count(), -1, 1).toArray(), states.shape()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"llama3", "gpt2", "pythia", "gemma2"})
    void what_was_learned_is_saved_and_loaded(String family) {
        try (var model = TrainableModel.load(files(family));
                var optimizer = AdamW.of(model.parameters());
                var scope = Scope.open()) {
            var before = logits(Models.load(files(family), LoadOptions.DEFAULT.in(DType.FLOAT32)));
            try (var on = Gradients.on()) {
                loss(model).backward();
            }
            optimizer.step(1e-2);
            var learned = logits(model.snapshot(Optional.empty(), StopTokens.of(files(family))));
            model.save(directory.resolve("learned"), Companions.NONE, SaveOptions.DEFAULT);
            var saved = ModelFiles.resolve(directory.resolve("learned").toString());
            assertThat(largest(logits(Models.load(saved, LoadOptions.DEFAULT.in(DType.FLOAT32))), learned))
                    .isLessThan(1e-6);
            assertThat(largest(before, learned)).isGreaterThan(1e-3);
            try (var old = files(family).openWeights(); var now = saved.openWeights()) {
                assertThat(now.names()).isEqualTo(old.names());
            }
        }
    }

    @Test
    void a_tied_head_that_was_stored_all_the_same_is_left_out_and_what_is_not_used_is_kept() {
        var doubled = directory.resolve("doubled");
        try (var weights = files("gpt2").openWeights()) {
            ModelDirectory.write(doubled, new WithMore(weights, Map.of("lm_head.weight", "transformer.wte.weight",
                    "other_head.bias", "transformer.ln_f.bias")), files("gpt2").config().deepCopy(), Companions.NONE,
                    SaveOptions.DEFAULT);
        }
        try (var model = TrainableModel.load(ModelFiles.resolve(doubled.toString()))) {
            try (var off = Gradients.off()) {
                model.parameters().forEach(parameter -> parameter.value().mulInPlace(1.5));
            }
            model.save(directory.resolve("saved"), Companions.NONE, SaveOptions.DEFAULT);
        }
        try (var saved = ModelFiles.resolve(directory.resolve("saved").toString()).openWeights()) {
            assertThat(saved.names()).contains("other_head.bias", "transformer.wte.weight")
                    .doesNotContain("lm_head.weight");
        }
    }

    /** Weights of which some stand under second names too. */
    private record WithMore(Weights weights, Map<String, String> second) implements Weights {
        @Override
        public Set<String> names() {
            var names = new TreeSet<>(weights.names());
            names.addAll(second.keySet());
            return names;
        }

        private String first(String name) {
            return second.getOrDefault(name, name);
        }

        @Override
        public long[] shape(String name) {
            return weights.shape(first(name));
        }

        @Override
        public DType dtype(String name) {
            return weights.dtype(first(name));
        }

        @Override
        public Tensor tensor(String name) {
            return weights.tensor(first(name));
        }

        @Override
        public void close() {
            weights.close();
        }
    }

    @Test
    void a_snapshot_stays_as_it_was() {
        try (var model = TrainableModel.load(files("llama3")); var scope = Scope.open()) {
            var snapshot = model.snapshot(Optional.empty(), StopTokens.of(files("llama3")));
            try (var off = Gradients.off()) {
                model.parameters().forEach(parameter -> parameter.value().mulInPlace(1.5));
            }
            var before = logits(Models.load(files("llama3"), LoadOptions.DEFAULT.in(DType.FLOAT32)));
            assertThat(largest(logits(snapshot), before)).isLessThan(1e-5);
        }
    }

    @Test
    void a_new_model_begins_near_to_knowing_nothing() {
        var config = files("llama3").config().<ObjectNode>deepCopy();
        try (var model = TrainableModel.create("new", config, 7);
                var same = TrainableModel.create("new", config, 7);
                var other = TrainableModel.create("new", config, 8);
                var scope = Scope.open()) {
            double loss = loss(model).item();
            assertThat(loss).isCloseTo(Math.log(model.shape().vocabulary()), within(0.1));
            assertThat(loss(same).item()).isEqualTo(loss);
            assertThat(loss(other).item()).isNotEqualTo(loss);
            var names = model.parameters().stream().map(Parameter::name).toList();
            try (var weights = files("llama3").openWeights()) {
                assertThat(names).containsExactlyInAnyOrderElementsOf(weights.names());
            }
        }
    }

    @Test
    void frozen_parameters_are_not_learned() {
        try (var model = TrainableModel.load(files("llama3")); var scope = Scope.open()) {
            int all = model.parameters().size();
            model.freeze("model.embed_tokens", "model.layers.0.");
            assertThat(model.parameters()).hasSizeLessThan(all)
                    .noneMatch(parameter -> parameter.name().startsWith("model.layers.0."));
            try (var on = Gradients.on()) {
                loss(model).backward();
            }
            assertThat(model.parameters()).allMatch(parameter -> parameter.gradient().isPresent());
            assertThatThrownBy(() -> model.freeze("layers.9")).isInstanceOf(UsageException.class)
                    .hasMessageContaining("no parameter's name begins with \"layers.9\"");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"llama3", "gpt2"})
    void low_rank_updates_begin_at_nothing_and_are_saved_as_an_adapter(String family) {
        var modules = family.equals("gpt2") ? List.of("c_attn", "c_proj") : List.of("q_proj", "down_proj");
        try (var model = TrainableModel.load(files(family)); var scope = Scope.open()) {
            double before = loss(model).item();
            model.addLora(new LoraSettings(3, 6, modules, 5));
            assertThat(loss(model).item()).isCloseTo(before, within(1e-6));
            assertThat(model.parameters()).allMatch(parameter -> parameter.name().contains("lora_"));
            try (var optimizer = AdamW.of(model.parameters())) {
                for (int i = 0; i < 5; i++) {
                    optimizer.zeroGradients();
                    try (var on = Gradients.on()) {
                        loss(model).backward();
                    }
                    optimizer.step(2e-2);
                }
            }
            assertThat(loss(model).item()).isLessThan(before - 0.01);
            var learned = logits(model.snapshot(Optional.empty(), StopTokens.of(files(family))));
            model.save(directory.resolve("merged"), Companions.NONE, SaveOptions.DEFAULT);
            model.saveAdapter(directory.resolve("adapter"),
                    place(family).toAbsolutePath().toString());
            for (var place : List.of("merged", "adapter")) {
                var saved = ModelFiles.resolve(directory.resolve(place).toString());
                assertThat(largest(logits(Models.load(saved, LoadOptions.DEFAULT.in(DType.FLOAT32))), learned))
                        .as(place).isLessThan(1e-5);
            }
            assertThatThrownBy(() -> model.addLora(new LoraSettings(3, 6, modules, 5)))
                    .isInstanceOf(UsageException.class);
        }
        try (var model = TrainableModel.load(files(family))) {
            assertThatThrownBy(() -> model.addLora(new LoraSettings(3, 6, List.of("nowhere"), 5)))
                    .isInstanceOf(UsageException.class).hasMessageContaining("no layer is called nowhere");
            var table = family.equals("gpt2") ? "wte" : "embed_tokens";
            assertThatThrownBy(() -> model.addLora(new LoraSettings(3, 6, List.of(table), 5)))
                    .isInstanceOf(UsageException.class)
                    .hasMessage("low-rank updates are made for linear layers; " + table
                            + " is a table of embeddings");
        }
    }

    /** Closes the model. */
    private static double[] logits(Model model) {
        try (model; var scope = Scope.open()) {
            return model.capture(List.of(Encoding.ofIds(TEXTS.getFirst())), new Site.Logits()).at(new Site.Logits())
                    .toDoubles();
        }
    }

    private static double largest(double[] one, double[] other) {
        double largest = 0;
        for (int i = 0; i < one.length; i++) {
            largest = Math.max(largest, Math.abs(one[i] - other[i]));
        }
        return largest;
    }
}
