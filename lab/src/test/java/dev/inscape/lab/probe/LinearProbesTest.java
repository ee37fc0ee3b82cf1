package dev.inscape.lab.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.inscape.InscapeException;
import dev.inscape.UsageException;
import dev.inscape.lab.states.Formula;
import dev.inscape.lab.states.LabelledStates;
import dev.inscape.lab.states.Labels;
import dev.inscape.lab.states.LayerStates;
import dev.inscape.model.site.Site;
import dev.inscape.tensor.DType;
import dev.inscape.tensor.Rng;
import dev.inscape.tensor.Scope;
import dev.inscape.tensor.Tensor;
import dev.inscape.tensor.Tensors;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LinearProbesTest {

    private static final int ROWS = 403;
    private static final int TYPES = 37;

    @TempDir Path directory;

    /** Site 0 is noise; site 1 has the label along one dimension; each row repeats its type's own vector. */
    private static LabelledStates planted(Rng rng) {
        var labels = IntStream.range(0, ROWS).map(row -> row * 5 % 11 < 5 ? 1 : 0).toArray();
        var noise = rng.normal(DType.FLOAT32, 2, ROWS, 13);
        var signal = new float[2 * ROWS * 13];
        for (int row = 0; row < ROWS; row++) {
            signal[(ROWS + row) * 13 + 4] = labels[row] == 1 ? 5 : -5;
        }
        var groups = IntStream.range(0, ROWS).mapToObj(row -> "text " + row / 4).toList();
        return new LabelledStates(new LayerStates(Formula.sites().subList(0, 2),
                noise.add(Tensors.of(signal, 2, ROWS, 13))), Labels.of(List.of("no", "yes"), labels).groupedBy(groups));
    }

    private static ProbeOptions options(ProbeKind kind) {
        return (kind == ProbeKind.LOGISTIC ? ProbeOptions.LOGISTIC : ProbeOptions.RIDGE).withResamples(200);
    }

    private static Split split(LabelledStates states) {
        return Split.byGroup(states.labels(), Split.Shares.DEFAULT, 3);
    }

    @ParameterizedTest
    @EnumSource(ProbeKind.class)
    void what_is_there_is_found_and_what_is_not_there_is_not(ProbeKind kind) {
        try (var scope = Scope.open(); var rng = Rng.seeded(1)) {
            var states = planted(rng);
            var report = LinearProbes.fit(states, split(states), options(kind)).report();
            var noise = report.sites().get(0);
            var signal = report.sites().get(1);

            assertThat(report.majority()).isBetween(0.5, 0.6);
            assertThat(noise.accuracy().value()).isBetween(0.35, 0.65);
            assertThat(signal.accuracy().value()).isGreaterThan(0.98);
            assertThat(signal.balancedAccuracy().value()).isGreaterThan(0.98);
            assertThat(signal.auc().orElseThrow().value()).isGreaterThan(0.99);
            assertThat(signal.control().orElseThrow().value()).isBetween(0.3, 0.7);
            assertThat(signal.selectivity().orElseThrow().value()).isCloseTo(
                    signal.accuracy().value() - signal.control().orElseThrow().value(), within(1e-12));
            assertThat(signal.selectivity().orElseThrow().low()).isGreaterThan(0.1);
            assertThat(noise.accuracy().low()).isLessThan(noise.accuracy().value());
            assertThat(noise.accuracy().high()).isGreaterThan(noise.accuracy().value());
            assertThat(report.best().site()).isEqualTo(new Site.ResidualPost(1));
            assertThat(report.toString()).contains("blocks.1.hook_resid_post").contains("majority").hasLineCount(4);
        }
    }

    @Test
    void a_probe_that_knows_types_by_heart_has_no_selectivity() {
        try (var scope = Scope.open(); var rng = Rng.seeded(2)) {
            var ofTypes = rng.normal(DType.FLOAT32, TYPES, 41);
            var types = IntStream.range(0, ROWS).map(row -> row % TYPES).toArray();
            var states = ofTypes.indexSelect(0,
                    Tensors.of(IntStream.of(types).asLongStream().toArray(), ROWS)).unsqueeze(0);
            var labels = Labels.of(List.of("no", "yes"),
                    IntStream.of(types).map(type -> type % 3 == 0 ? 1 : 0).toArray());
            var labelled = new LabelledStates(new LayerStates(Formula.sites().subList(0, 1), states), labels);
            var control = new ControlTask.ByType(IntStream.of(types).mapToObj(type -> "type " + type).toList());

            var site = LinearProbes.fit(labelled, split(labelled), options(ProbeKind.LOGISTIC).withControl(control))
                    .report()
                    .sites().getFirst();

            assertThat(site.accuracy().value()).isGreaterThan(0.99);
            assertThat(site.control().orElseThrow().value()).isGreaterThan(0.99);
            assertThat(site.selectivity().orElseThrow().value()).isLessThan(0.01);
        }
    }

    @ParameterizedTest
    @EnumSource(ProbeKind.class)
    void all_sites_together_are_what_each_is_alone(ProbeKind kind) {
        try (var scope = Scope.open()) {
            var states = Formula.labelled(3);
            var split = split(states);
            var together = LinearProbes.fit(states, split, options(kind));
            for (int site = 0; site < Formula.SITES; site++) {
                var one = new LabelledStates(new LayerStates(states.states().sites().subList(site, site + 1),
                        states.states().values().narrow(0, site, 1)), states.labels());
                var alone = LinearProbes.fit(one, split, options(kind));

                assertThat(together.report().sites().get(site).l2()).isEqualTo(alone.report().sites().getFirst().l2());
                assertThat(together.weights().select(0, site).toDoubles()).containsExactly(alone.weights().toDoubles(),
                        within(2e-4));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(ProbeKind.class)
    void predictions_are_probabilities_and_those_that_the_report_counted(ProbeKind kind) {
        try (var scope = Scope.open()) {
            var states = Formula.labelled(3);
            var split = split(states);
            var probes = LinearProbes.fit(states, split, options(kind));
            var site = new Site.ResidualPost(2);
            var probabilities = probes.predict(site, states.states().at(site).to(DType.FLOAT32));

            assertThat(probabilities.shape()).containsExactly(Formula.ROWS, 3);
            assertThat(probabilities.sum(-1, false).toDoubles()).containsOnly(new double[]{1}, within(1e-9));
            var guesses = probabilities.argmax(1, false).toLongs();
            double right = split.test().stream().filter(row -> guesses[row] == Formula.label(row, 3)).count();
            assertThat(probes.report().sites().get(2).accuracy().value()).isEqualTo(right / split.test().size());
        }
    }

    @Test
    void only_training_rows_have_a_say_in_the_standardisation_and_weights() {
        try (var scope = Scope.open()) {
            var states = Formula.labelled(2);
            var split = split(states);
            var changed = states.states().values().copy();
            split.test().forEach(row -> changed.select(1, row).fill(1000.0 + row));
            var other = new LabelledStates(new LayerStates(Formula.sites(), changed), states.labels());
            var plain = LinearProbes.fit(states, split, options(ProbeKind.LOGISTIC));
            var probes = LinearProbes.fit(other, split, options(ProbeKind.LOGISTIC));

            assertThat(probes.mean().toDoubles()).containsExactly(plain.mean().toDoubles());
            assertThat(probes.weights().toDoubles()).containsExactly(plain.weights().toDoubles());
            assertThat(probes.report().sites().getFirst().logLoss())
                    .isNotEqualTo(plain.report().sites().getFirst().logLoss());
        }
    }

    @Test
    void a_dimension_that_does_not_vary_does_no_harm() {
        try (var scope = Scope.open()) {
            var values = Formula.values(2, Formula.WIDTH);
            values.select(2, 3).fill(0.1);
            var states = new LabelledStates(new LayerStates(Formula.sites(), values), Formula.labelled(2).labels());
            var probes = LinearProbes.fit(states, split(states), options(ProbeKind.LOGISTIC));

            assertThat(probes.weights().isFinite().all()).isTrue();
            assertThat(probes.weights().select(2, 3).toDoubles()).containsOnly(new double[]{0}, within(1e-6));
        }
    }

    @Test
    void probes_come_back_from_files_as_they_were() {
        try (var scope = Scope.open()) {
            var states = Formula.labelled(2);
            var probes = LinearProbes.fit(states, split(states), options(ProbeKind.LOGISTIC));
            probes.save(directory.resolve("probes"));
            var read = LinearProbes.load(directory.resolve("probes"));
            var site = new Site.ResidualPost(1);
            Tensor rows = states.states().at(site);

            assertThat(read.report()).isEqualTo(probes.report());
            assertThat(read.predict(site, rows).toDoubles()).containsExactly(probes.predict(site, rows).toDoubles());
            assertThat(directory.resolve("probes"))
                    .isDirectoryNotContaining(file -> file.toString().contains("partial"));
            assertThatThrownBy(() -> probes.save(directory.resolve("probes"))).isInstanceOf(InscapeException.class)
                    .message().doesNotContain("\n");
        }
    }

    @Test
    void a_file_that_is_no_report_is_refused() throws Exception {
        Files.writeString(directory.resolve("probes.json"), "{\"classes\": [\"a\", \"b\"]}");
        assertThatThrownBy(() -> LinearProbes.load(directory)).isInstanceOf(InscapeException.class)
                .hasMessageContaining("has no \"sites\"");
    }

    @Test
    void states_of_another_width_or_site_are_refused_in_one_line() {
        try (var scope = Scope.open()) {
            var states = Formula.labelled(2);
            var probes = LinearProbes.fit(states, split(states), options(ProbeKind.RIDGE));

            assertThatThrownBy(() -> probes.predict(new Site.ResidualPost(1), Tensors.ones(DType.FLOAT32, 3, 9)))
                    .isInstanceOf(InscapeException.class).hasMessageContaining("[row, 7], not [3, 9]");
            assertThatThrownBy(() -> probes.predict(new Site.MlpOut(1), Tensors.ones(DType.FLOAT32, 3, 7)))
                    .isInstanceOf(UsageException.class)
                    .hasMessage(
                            "there is no probe at blocks.1.hook_mlp_out; there are some at blocks.0.hook_resid_post,"
                                    + " blocks.1.hook_resid_post, blocks.2.hook_resid_post");
        }
    }

    @Test
    void fewer_rows_than_classes_are_refused() {
        try (var scope = Scope.open()) {
            var labels = Labels.of(List.of("a", "b", "c"), 0, 1, 2, 0, 1, 2, 0, 1, 2);
            var states = new LabelledStates(
                    new LayerStates(Formula.sites(), Formula.values(3, 7).narrow(1, 0, 9)), labels);
            var split = new Split(List.of(0, 1, 2), List.of(3, 4, 5), List.of(6, 7, 8));
            assertThatThrownBy(() -> LinearProbes.fit(states, split, ProbeOptions.LOGISTIC))
                    .isInstanceOf(InscapeException.class)
                    .hasMessage("there are 3 rows to train 3 classes; a probe needs more rows than classes");
        }
    }
}
