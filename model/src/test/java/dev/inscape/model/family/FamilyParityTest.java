package dev.inscape.model.family;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.inscape.model.Captured;
import dev.inscape.model.Closeness;
import dev.inscape.model.LoadOptions;
import dev.inscape.model.Model;
import dev.inscape.model.Models;
import dev.inscape.model.generation.Cancellation;
import dev.inscape.model.generation.GenerateOptions;
import dev.inscape.model.generation.GenerationListener;
import dev.inscape.model.site.LayerSelection;
import dev.inscape.model.site.Site;
import dev.inscape.model.site.SiteSelection;
import dev.inscape.model.site.Sites;
import dev.inscape.model.site.Tap;
import dev.inscape.tensor.DType;
import dev.inscape.tensor.Scope;
import dev.inscape.text.Encoding;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** A family computes what transformers computes, at every layer, for texts alone and in batches. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class FamilyParityTest {

    private static final Closeness SINGLE = new Closeness(1e-4, 1e-5);
    private static final Closeness DOUBLE = new Closeness(1e-9, 1e-9);

    private final String name;
    private Recorded recorded;
    private Scope scope;
    private List<Encoding> texts;

    FamilyParityTest(String name) {
        this.name = name;
    }

    @BeforeAll
    void open() {
        scope = Scope.open("recorded " + name);
        recorded = new Recorded(name);
        texts = recorded.ids().stream().map(Encoding::ofIds).toList();
    }

    @AfterAll
    void close() {
        scope.close();
        recorded.close();
    }

    private Model load(LoadOptions options) {
        return Models.load(recorded.directory().toString(), options);
    }

    @Test
    void the_texts_are_of_several_lengths() {
        assertThat(texts).hasSizeGreaterThan(2);
        assertThat(texts.stream().map(Encoding::length).distinct()).hasSameSizeAs(texts);
    }

    @Test
    void each_text_alone_in_double_precision() {
        try (var model = load(LoadOptions.DEFAULT.in(DType.FLOAT64))) {
            compareAlone(model, DOUBLE);
        }
    }

    @Test
    void each_text_alone_in_single_precision() {
        try (var model = load(LoadOptions.DEFAULT.in(DType.FLOAT32))) {
            compareAlone(model, SINGLE);
        }
    }

    @Test
    void each_text_alone_with_weights_that_pass_gradients() {
        try (var model = load(LoadOptions.DEFAULT.in(DType.FLOAT64).forGradients())) {
            compareAlone(model, DOUBLE);
        }
    }

    @Test
    void every_row_of_a_ragged_batch() {
        var batch = new ArrayList<>(texts.reversed());
        batch.addAll(texts);
        try (var model = load(LoadOptions.DEFAULT.in(DType.FLOAT64)); var batchScope = Scope.open()) {
            var captured = model.capture(batch, everything(model, false));
            for (int i = 0; i < batch.size(); i++) {
                int text = i < texts.size() ? texts.size() - 1 - i : i - texts.size();
                compare(captured, i, text, DOUBLE);
            }
        }
    }

    @Test
    void patterns_laid_open_change_nothing() {
        try (var model = load(LoadOptions.DEFAULT.in(DType.FLOAT64)); var patternScope = Scope.open()) {
            var captured = model.capture(texts, everything(model, true));
            for (int text = 0; text < texts.size(); text++) {
                compare(captured, text, text, DOUBLE);
                comparePatterns(captured, text, DOUBLE);
            }
        }
    }

    @Test
    void greedy_answers_are_the_same_alone_and_together() {
        assumeThat(recorded.has("greedy")).as("a decoder").isTrue();
        var options = GenerateOptions.greedy(12).goingOnThroughStops(); // the files name 2 as the end of text
        for (var dtype : List.of(DType.FLOAT32, DType.FLOAT64)) {
            try (var model = load(LoadOptions.DEFAULT.in(dtype))) {
                var together = model.generate(texts, options, Tap.NONE, GenerationListener.NONE, new Cancellation());
                for (int text = 0; text < texts.size(); text++) {
                    var alone = model.generate(List.of(texts.get(text)), options, Tap.NONE, GenerationListener.NONE,
                            new Cancellation()).getFirst();
                    assertThat(alone.newIds()).as("text " + text).isEqualTo(recorded.greedy(text));
                    assertThat(together.get(text).newIds()).as("text " + text).isEqualTo(recorded.greedy(text));
                }
            }
        }
    }

    private void compareAlone(Model model, Closeness closeness) {
        for (int text = 0; text < texts.size(); text++) {
            try (var textScope = Scope.open()) {
                compare(model.capture(List.of(texts.get(text)), everything(model, false)), 0, text, closeness);
                comparePatterns(model.capture(List.of(texts.get(text)), everything(model, true)), 0, text, closeness);
            }
        }
    }

    /** All sites that are recorded. */
    private SiteSelection everything(Model model, boolean patterns) {
        var sites = new ArrayList<SiteSelection>(List.of(Sites.residualBefore(LayerSelection.all()),
                Sites.residualAfter(LayerSelection.last()), new Site.FinalNorm()));
        if (recorded.has("logits") && model.shape().hasLogits()) {
            sites.add(new Site.Logits());
        }
        if (patterns) {
            sites.add(Sites.attentionPattern(LayerSelection.all()));
        }
        return Sites.together(sites.toArray(SiteSelection[]::new));
    }

    private void compare(Captured captured, int place, int text, Closeness closeness) {
        int layers = captured.shape().layers();
        for (int layer = 0; layer < layers; layer++) {
            closeness.require(captured.at(new Site.ResidualPre(layer), place), recorded.hidden(text, layer),
                    "text " + text + " into block " + layer);
        }
        closeness.require(captured.at(new Site.ResidualPost(layers - 1), place), recorded.last(text),
                "text " + text + " out of the last block");
        closeness.require(captured.at(new Site.FinalNorm(), place), recorded.hidden(text, layers),
                "text " + text + " at the end");
        if (captured.shape().hasLogits()) {
            closeness.require(captured.at(new Site.Logits(), place), recorded.logits(text), "logits of text " + text);
        }
    }

    private void comparePatterns(Captured captured, int text, Closeness closeness) {
        comparePatterns(captured, text, text, closeness);
    }

    private void comparePatterns(Captured captured, int place, int text, Closeness closeness) {
        for (int layer = 0; layer < captured.shape().layers(); layer++) {
            closeness.require(captured.at(new Site.AttentionPattern(layer), place), recorded.attention(text, layer),
                    "pattern of text " + text + " in block " + layer);
        }
    }
}
