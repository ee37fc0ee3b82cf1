package dev.inscape.lab.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.inscape.InscapeException;
import dev.inscape.UsageException;
import dev.inscape.lab.corpus.Label;
import dev.inscape.lab.corpus.Labels;
import dev.inscape.lab.corpus.Unlabelled;
import dev.inscape.model.Model;
import dev.inscape.model.Models;
import dev.inscape.model.site.LayerSelection;
import dev.inscape.model.site.Site;
import dev.inscape.model.site.Sites;
import dev.inscape.tensor.DType;
import dev.inscape.tensor.Scope;
import dev.inscape.tensor.Tensor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a store gives back is what the model captures, text by text. */
class HiddenStoreTest {

    private static final TinyModel.Texts TEXTS = TinyModel.Texts.of(37, 5);
    private static final Site LAST = new Site.ResidualPost(1);
    private static final StoreOptions SMALL = StoreOptions.DEFAULT.cutInto(90, 3000);

    @TempDir static Path models;
    @TempDir Path directory;

    private static Model model;

    @BeforeAll
    static void load() throws IOException {
        model = Models.load(TinyModel.copy("llama3", models.resolve("model")).toString());
    }

    @AfterAll
    static void close() {
        model.close();
    }

    private HiddenStore extract(StoreOptions options) {
        var place = directory.resolve("store");
        new StoreExtraction(model, options).run(TEXTS.corpus(), TEXTS.encodings(), place, false, tokens -> {
        });
        return HiddenStore.open(place);
    }

    /** What the model gives for one text alone: a packed batch multiplies in another order. */
    private static Tensor alone(int text, Site site) {
        return model.capture(List.of(TEXTS.encodings().get(text)), site).at(site);
    }

    @Test
    void every_row_of_every_text_is_that_which_the_model_captures() {
        var store = extract(SMALL);
        assertThat(store.description().shards()).isGreaterThan(3);
        assertThat(store.sites()).isEqualTo(Sites.residualStream().in(model.shape()));
        try (var scope = Scope.open()) {
            var states = store.matrices(store.sites(), RowSelection.all());
            int row = 0;
            for (int text = 0; text < TEXTS.corpus().size(); text++) {
                int tokens = TEXTS.encodings().get(text).length();
                for (var site : store.sites()) {
                    assertThat(states.at(site).narrow(0, row, tokens).toFloats()).as("text %d at %s", text, site)
                            .containsExactly(alone(text, site).toFloats(), within(1e-5f));
                }
                assertThat(states.tokens()[row + tokens - 1]).isEqualTo(tokens - 1);
                assertThat(states.texts().get(row).id()).isEqualTo(TEXTS.corpus().get(text).id());
                row += tokens;
            }
            assertThat(states.at(LAST).size(0)).isEqualTo(row);
            assertThat(states.texts()).hasSize(row);
        }
    }

    @Test
    void the_last_token_and_the_mean_are_the_same_from_a_store_of_them_and_from_one_of_all_tokens() {
        var all = extract(SMALL);
        for (var rows : List.of(Rows.LAST, Rows.MEAN)) {
            var place = directory.resolve(rows.label());
            new StoreExtraction(model, SMALL.keeping(rows)).run(TEXTS.corpus(), TEXTS.encodings(), place, false,
                    tokens -> {
                    });
            try (var scope = Scope.open()) {
                var kept = HiddenStore.open(place).matrix(LAST, RowSelection.all());
                var chosen = all.matrix(LAST, RowSelection.all().keeping(rows));
                assertThat(kept.at(LAST).shape()).containsExactly(TEXTS.corpus().size(), model.shape().width());
                assertThat(kept.at(LAST).toFloats()).containsExactly(chosen.at(LAST).toFloats(), within(1e-6f));
                for (int text = 0; text < TEXTS.corpus().size(); text++) {
                    var states = alone(text, LAST);
                    var expected = rows == Rows.LAST ? states.select(0, states.size(0) - 1) : states.mean(0, false);
                    assertThat(kept.at(LAST).select(0, text).toFloats()).containsExactly(expected.toFloats(),
                            within(1e-5f));
                }
                assertThat(kept.tokens()[0])
                        .isEqualTo(rows == Rows.LAST ? TEXTS.encodings().getFirst().length() - 1 : -1);
            }
        }
    }

    @Test
    void half_precision_is_the_same_rounded_once() {
        var full = extract(SMALL);
        for (var dtype : List.of(DType.BFLOAT16, DType.FLOAT16)) {
            var place = directory.resolve(dtype.label());
            new StoreExtraction(model, SMALL.in(dtype)).run(TEXTS.corpus(), TEXTS.encodings(), place, false, tokens -> {
            });
            try (var scope = Scope.open()) {
                var expected = full.matrix(LAST, RowSelection.all()).at(LAST).to(dtype).toFloats();
                var half = HiddenStore.open(place).matrix(LAST, RowSelection.all()).at(LAST);
                assertThat(half.dtype()).isEqualTo(DType.FLOAT32);
                assertThat(half.toFloats()).isEqualTo(expected);
            }
        }
    }

    @Test
    void heads_lie_side_by_side_and_other_sites_have_their_own_width() {
        var heads = new Site.HeadOutput(0);
        var neurons = new Site.Neurons(1);
        var logits = new Site.Logits();
        var store = extract(SMALL.of(Sites.together(heads, neurons, logits)));
        try (var scope = Scope.open()) {
            var states = store.matrices(List.of(heads, neurons, logits), RowSelection.all());
            int first = TEXTS.encodings().getFirst().length();
            for (var site : store.sites()) {
                assertThat(states.at(site).narrow(0, 0, first).toFloats()).containsExactly(alone(0, site).toFloats(),
                        within(1e-4f));
            }
        }
    }

    @Test
    void rows_come_file_by_file_in_the_stores_type_with_their_texts() {
        var store = extract(SMALL.in(DType.BFLOAT16));
        var seen = new ArrayList<String>();
        store.rows(LAST, (texts, states) -> {
            assertThat(states.dtype()).isEqualTo(DType.BFLOAT16);
            assertThat(states.size(0)).isEqualTo(texts.stream().mapToInt(StoredText::rows).sum());
            texts.forEach(text -> seen.add(text.id()));
        });
        assertThat(seen).containsExactlyInAnyOrderElementsOf(store.texts().stream().map(StoredText::id).toList());
    }

    @Test
    void the_index_knows_texts_labels_groups_and_where_they_came_from() {
        var store = extract(SMALL);
        var third = store.texts().get(3);
        assertThat(third.id()).isEqualTo("text-3");
        assertThat(third.label()).isNull();
        assertThat(third.group()).isEqualTo("group 3");
        assertThat(third.text()).isEqualTo("tokens of text 3");
        assertThat(third.sha256()).isEqualTo(TextHashes.of("tokens of text 3"));
        assertThat(third.source()).isEqualTo("made.jsonl");
        assertThat(third.line()).isEqualTo(4);
        assertThat(HiddenStore.open(store.directory()).texts()).isEqualTo(store.texts());
        assertThat(store.description().tokens())
                .isEqualTo(TEXTS.encodings().stream().mapToLong(text -> text.length()).sum());
        assertThat(store.description().model().hashes()).isEqualTo(model.info().hashes());
    }

    @Test
    void texts_can_be_left_out_of_the_index() {
        var store = extract(SMALL.withoutTexts());
        assertThat(store.texts()).allMatch(text -> text.text() == null).hasSize(37);
        StoreCheck.run(store, bytes -> {
        });
    }

    @Test
    void a_selection_keeps_its_labels_beside_its_rows() {
        var store = extract(SMALL.keeping(Rows.LAST));
        try (var scope = Scope.open()) {
            var labelled = store.matrix(LAST, RowSelection.labelled());
            assertThat(labelled.labels()).hasSize(28).containsOnly("yes", "no").startsWith("yes", "no", "yes", "yes");
            assertThat(labelled.groups()).startsWith("group 0", "group 1", "group 2", "group 4");
            assertThatThrownBy(() -> store.matrix(LAST, RowSelection.all()).labels())
                    .hasMessage("text \"text-3\" has no label; give it one, or leave it out");
        }
    }

    @Test
    void other_labels_can_be_laid_over_a_store() {
        var store = extract(SMALL.keeping(Rows.LAST));
        var labels = new Labels("truth.csv", Map.of("text-5", new Label("blue", null, 2), "text-2",
                new Label("red", "other", 3)));
        var relabelled = store.labelled(labels, Unlabelled.DROP);
        try (var scope = Scope.open()) {
            var states = relabelled.matrix(LAST, RowSelection.all());
            assertThat(states.labels()).containsExactly("red", "blue");
            assertThat(states.groups()).containsExactly("other", "group 0");
            assertThat(states.at(LAST).select(0, 1).toFloats()).containsExactly(
                    alone(5, LAST).select(0, TEXTS.encodings().get(5).length() - 1L).toFloats(), within(1e-5f));
        }
        assertThatThrownBy(() -> store.labelled(labels, Unlabelled.REFUSE))
                .hasMessageStartingWith("truth.csv has no labels for \"text-0\", \"text-1\", \"text-3\" and 32 more");
    }

    @Test
    void nothing_native_stays_open() {
        long before = Scope.liveTensors();
        var store = extract(SMALL);
        try (var scope = Scope.open()) {
            store.matrices(store.sites(), RowSelection.all());
        }
        store.rows(LAST, (texts, states) -> {
        });
        assertThat(Scope.liveTensors()).isEqualTo(before);
    }

    @Test
    void what_a_store_lacks_is_refused() {
        var store = extract(SMALL.keeping(Rows.LAST).of(Sites.residualAfter(LayerSelection.of(1))));
        assertThatThrownBy(() -> store.matrix(new Site.ResidualPost(0), RowSelection.all()))
                .isInstanceOf(InscapeException.class)
                .hasMessage("the store has no states of blocks.0.hook_resid_post; it has blocks.1.hook_resid_post");
        assertThatThrownBy(() -> store.matrix(LAST, RowSelection.all().keeping(Rows.MEAN)))
                .isInstanceOf(UsageException.class).hasMessageContaining("keeps last rows alone, not mean");
        assertThatThrownBy(() -> store.matrix(LAST, RowSelection.where(text -> text.line() < 0)))
                .hasMessageContaining("no text of").hasMessageContaining("is selected, of 37");
        assertThatThrownBy(() -> extract(SMALL.of(new Site.AttentionPattern(0)))).isInstanceOf(UsageException.class)
                .hasMessageStartingWith("a store cannot hold blocks.0.attn.hook_pattern");
        assertThatThrownBy(() -> SMALL.in(DType.INT8)).isInstanceOf(UsageException.class);
    }

    @Test
    void a_store_of_another_model_is_told_apart() throws IOException {
        var store = extract(SMALL);
        store.requireModel(model.info());
        var other = TinyModel.other(models.resolve("model"), directory.resolve("other"));
        try (var loaded = Models.load(other.toString())) {
            assertThatThrownBy(() -> store.requireModel(loaded.info())).isInstanceOf(InscapeException.class)
                    .hasMessage(store.directory() + " holds states of " + model.info().name() + " (llama), not of "
                            + other + " (llama): their files differ");
        }
    }

    @Test
    void the_progress_counts_every_token_once() {
        var seen = new ArrayList<Long>();
        var report = new StoreExtraction(model, SMALL).run(TEXTS.corpus(), TEXTS.encodings(),
                directory.resolve("store"), false, seen::add);
        assertThat(seen.stream().mapToLong(Long::longValue).sum()).isEqualTo(report.store().tokens());
        assertThat(report.kept()).isZero();
        assertThat(report.computed().texts()).isEqualTo(37);
        seen.clear();
        var again = new StoreExtraction(model, SMALL).run(TEXTS.corpus(), TEXTS.encodings(),
                directory.resolve("store"), true, seen::add);
        assertThat(again.kept()).isEqualTo(again.store().shards());
        assertThat(seen).containsExactly(report.store().tokens());
    }

    @Test
    void a_plan_follows_from_the_texts_alone() {
        var first = StorePlan.of(model, SMALL, TEXTS.corpus(), TEXTS.encodings());
        var second = StorePlan.of(model, SMALL, TEXTS.corpus(), TEXTS.encodings());
        assertThat(second).isEqualTo(first);
        var planned = first.shards().stream().flatMap(shard -> shard.batches().stream()).flatMap(List::stream).toList();
        assertThat(planned).containsExactlyInAnyOrderElementsOf(IntStream.range(0, 37).boxed().toList());
    }
}
