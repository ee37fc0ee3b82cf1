package dev.inscape.lab.edit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.inscape.UsageException;
import dev.inscape.hub.found.ModelFiles;
import dev.inscape.hub.save.SaveOptions;
import dev.inscape.lab.TinyModel;
import dev.inscape.lab.tap.Taps;
import dev.inscape.model.LoadOptions;
import dev.inscape.model.Model;
import dev.inscape.model.Models;
import dev.inscape.model.site.LayerSelection;
import dev.inscape.model.site.Site;
import dev.inscape.model.site.Sites;
import dev.inscape.model.site.Tap;
import dev.inscape.tensor.DType;
import dev.inscape.tensor.Scope;
import dev.inscape.tensor.Tensor;
import dev.inscape.tensor.Tensors;
import dev.inscape.text.Encoding;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An edited model computes what the same change does in every pass. */
class WeightEditsTest {

    private static final Encoding TEXT = Encoding.ofIds(9, 14, 9, 31, 8, 22, 40, 17, 3);
    private static final Site LOGITS = new Site.Logits();

    @TempDir private Path directory;

    private static ModelFiles files(String family) {
        return ModelFiles.resolve(TinyModel.directory(family).toString());
    }

    private static Model exact(ModelFiles files) {
        return Models.load(files, LoadOptions.DEFAULT.in(DType.FLOAT64));
    }

    private static double[] logits(Model model, Tap tap) {
        try (var scope = Scope.open()) {
            return model.capture(List.of(TEXT), LOGITS, tap).at(LOGITS).toDoubles();
        }
    }

    private static Tensor direction(int width) {
        return Tensors.of(new Random(4).doubles(width, -1, 1).toArray(), width);
    }

    /** Files hold float32, to which an edited weight is rounded. */
    private static final double ROUNDING = 2e-5;

    @ParameterizedTest
    @ValueSource(strings = {"llama3", "gpt2", "opt", "pythia", "qwen2"})
    void orthogonalised_weights_are_ablation_at_every_site_of_the_stream(String family) {
        try (var scope = Scope.open(); var model = exact(files(family))) {
            var r = direction(model.shape().width());
            var all = LayerSelection.all();
            var sites = Sites.together(new Site.Embedding(), Sites.attentionOut(all), Sites.mlpOut(all));
            var ablated = logits(model, Taps.projectOut(r).at(sites, model.shape()));
            try (var edited = exact(WeightEdits.orthogonalise(files(family), r.mul(3)))) {
                var found = logits(edited, Tap.NONE);
                assertThat(distance(found, ablated)).isLessThan(ROUNDING);
                assertThat(distance(found, logits(model, Tap.NONE))).isGreaterThan(100 * ROUNDING);
                var stream = edited.capture(List.of(TEXT), new Site.ResidualPost(1)).at(new Site.ResidualPost(1));
                assertThat(stream.mul(r).sum(-1, false).toDoubles()).containsOnly(new double[TEXT.length()],
                        within(ROUNDING));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"llama3", "llama2", "gpt2", "opt", "pythia", "gemma2", "qwen3"})
    void folded_norms_change_nothing_but_where_gains_are(String family) {
        try (var scope = Scope.open();
                var model = exact(files(family));
                var folded = exact(WeightEdits.foldNorms(files(family)))) {
            assertThat(distance(logits(folded, Tap.NONE), logits(model, Tap.NONE))).isLessThan(ROUNDING);
            var read = new Site.AttentionIn(1);
            var x = folded.capture(List.of(TEXT), read).at(read).toDoubles();
            double squares = 0;
            for (double value : x) {
                squares += value * value;
            }
            assertThat(squares / x.length).as("mean square behind a norm of gain 1").isBetween(0.5, 1.0001);
        }
    }

    @Test
    void an_edited_model_is_saved_with_all_that_belongs_to_it() {
        var edited = WeightEdits.foldNorms(files("llama3"));
        try (var scope = Scope.open(); var model = exact(edited)) {
            WeightEdits.save(edited, directory.resolve("folded"), SaveOptions.DEFAULT);
            try (var saved = exact(ModelFiles.resolve(directory.resolve("folded").toString()))) {
                assertThat(logits(saved, Tap.NONE)).containsExactly(logits(model, Tap.NONE));
            }
        }
    }

    @Test
    void edits_follow_one_another() {
        try (var scope = Scope.open(); var model = exact(files("llama3"))) {
            var r = direction(model.shape().width());
            var both = WeightEdits.orthogonalise(WeightEdits.foldNorms(files("llama3")), r);
            try (var one = exact(WeightEdits.orthogonalise(files("llama3"), r)); var two = exact(both)) {
                assertThat(distance(logits(two, Tap.NONE), logits(one, Tap.NONE))).isLessThan(ROUNDING);
                assertThat(two.info().hashes().get("edit")).startsWith("orthogonalised against");
            }
        }
    }

    @Test
    void what_cannot_be_edited_is_refused() {
        try (var scope = Scope.open()) {
            assertThatThrownBy(() -> WeightEdits.orthogonalise(files("llama3"), direction(5)))
                    .isInstanceOf(UsageException.class).hasMessageContaining("[5] does not fit");
            assertThatThrownBy(() -> WeightEdits.orthogonalise(files("gemma2"), direction(
                    files("gemma2").config().get("hidden_size").asInt()))).isInstanceOf(UsageException.class)
                    .hasMessageContaining("would bring the direction back");
            int width = files("llama3").config().get("hidden_size").asInt();
            assertThatThrownBy(() -> WeightEdits.orthogonalise(files("llama3"), Tensors.zeros(DType.FLOAT64, width)))
                    .isInstanceOf(UsageException.class).hasMessageContaining("points nowhere");
        }
    }

    private static double distance(double[] one, double[] other) {
        double largest = 0;
        for (int i = 0; i < one.length; i++) {
            largest = Math.max(largest, Math.abs(one[i] - other[i]));
        }
        return largest;
    }
}
