package dev.inscape.lab.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.inscape.InscapeException;
import dev.inscape.UsageException;
import dev.inscape.lab.states.LabelledStates;
import dev.inscape.lab.states.Labels;
import dev.inscape.lab.states.LayerStates;
import dev.inscape.model.site.Site;
import dev.inscape.tensor.DType;
import dev.inscape.tensor.Scope;
import dev.inscape.tensor.Tensors;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Probes find what is planted, find nothing where nothing is, and say which is which. */
class LinearProbesTest {

    private static final int ROWS = 400;
    private static final int WIDTH = 12;
    private static final Site NOISE = new Site.ResidualPost(0);
    private static final Site PLANTED = new Site.ResidualPost(1);
    private static final Site WEAK = new Site.ResidualPost(2);

    @TempDir private Path directory;

    /** The class moves every state of the second site along one direction, of the third a little, of the first not at all. */
    private static LabelledStates planted(int classes) {
        var random = new Random(6);
        var names = new ArrayList<String>();
        var groups = new ArrayList<String>();
        var values = new float[3][ROWS][WIDTH];
        for (int row = 0; row < ROWS; row++) {
            int group = row / 4;
            int label = Math.floorMod(group * 7919, classes);
            names.add("class " + label);
            groups.add("document " + group);
            for (int site = 0; site < 3; site++) {
                for (int i = 0; i < WIDTH; i++) {
                    double push = site == 0 ? 0 : site == 1 ? 4 : 0.7;
                    values[site][row][i] = (float) (random.nextGaussian() + 3 * i
                            + (i % classes == label ? push : 0));
                }
            }
        }
        var flat = new float[3 * ROWS * WIDTH];
        for (int site = 0; site < 3; site++) {
            for (int row = 0; row < ROWS; row++) {
                System.arraycopy(values[site][row], 0, flat, (site * ROWS + row) * WIDTH, WIDTH);
            }
        }
        return new LabelledStates(new LayerStates(List.of(NOISE, PLANTED, WEAK), Tensors.of(flat, 3, ROWS, WIDTH)),
                Labels.named(names, groups));
    }

    @ParameterizedTest
    @EnumSource(ProbeKind.class)
    void a_planted_class_is_found_where_it_is_and_not_where_it_is_not(ProbeKind kind) {
        for (int classes : new int[]{2, 5}) {
            try (var scope = Scope.open()) {
                var states = planted(classes);
                var split = Split.byGroup(states.labels(), Split.Shares.DEFAULT, 3);
                var options = kind == ProbeKind.LOGISTIC ? ProbeOptions.LOGISTIC : ProbeOptions.RIDGE;
                var report = LinearProbes.fit(states, split, options).report();
                var noise = report.sites().get(0);
                var found = report.sites().get(1);
                var weak = report.sites().get(2);
                assertThat(found.accuracy()).isGreaterThan(0.98);
                assertThat(found.selectivity().orElseThrow()).isGreaterThan(0.3);
                assertThat(noise.accuracy()).isLessThan(1.0 / classes + 0.15);
                assertThat(Math.abs(noise.selectivity().orElseThrow())).isLessThan(0.25);
                assertThat(weak.accuracy()).isBetween(noise.accuracy(), found.accuracy());
                assertThat(report.best().site()).isEqualTo(PLANTED);
                assertThat(noise.interval().low()).isLessThanOrEqualTo(noise.accuracy());
                assertThat(noise.interval().high()).isGreaterThanOrEqualTo(noise.accuracy());
                assertThat(noise.interval().high() - noise.interval().low()).isBetween(0.02, 0.4);
                assertThat(noise.l2()).as("noise wants to be shrunk").isGreaterThan(options.l2().getFirst());
            }
        }
    }

    @Test
    void no_group_stands_on_two_sides() {
        try (var scope = Scope.open()) {
            var labels = planted(5).labels();
            var split = Split.byGroup(labels, Split.Shares.DEFAULT, 3);
            var train = split.train().stream().map(labels.groups()::get).toList();
            assertThat(split.test()).noneMatch(row -> train.contains(labels.groups().get(row)));
            assertThat(split.validation()).noneMatch(row -> train.contains(labels.groups().get(row)));
            assertThat(split.train().size() + split.validation().size() + split.test().size()).isEqualTo(ROWS);
        }
    }

    @Test
    void saved_probes_say_the_same() {
        try (var scope = Scope.open()) {
            var states = planted(3);
            var probes = LinearProbes.fit(states, Split.byGroup(states.labels(), Split.Shares.DEFAULT, 3),
                    ProbeOptions.LOGISTIC.withResamples(10));
            probes.save(directory.resolve("probes"));
            var read = LinearProbes.load(directory.resolve("probes"));
            var rows = states.states().at(WEAK);
            assertThat(read.report()).isEqualTo(probes.report());
            assertThat(read.predict(WEAK, rows).toDoubles()).containsExactly(probes.predict(WEAK, rows).toDoubles());
            assertThat(read.predict(WEAK, rows).sum(1, false).toDoubles()).containsOnly(ones(), within(1e-12));
        }
    }

    private static double[] ones() {
        var ones = new double[ROWS];
        Arrays.fill(ones, 1);
        return ones;
    }

    @Test
    void a_direction_points_where_the_class_lies() {
        try (var scope = Scope.open()) {
            var states = planted(2);
            var direction = LinearProbes.fit(states, Split.byGroup(states.labels(), Split.Shares.DEFAULT, 3),
                    ProbeOptions.LOGISTIC.withoutControl()).direction(PLANTED).toDoubles();
            for (int i = 0; i < WIDTH; i++) {
                assertThat(i % 2 == 1 ? direction[i] : -direction[i]).as("entry " + i).isPositive();
            }
        }
    }

    @Test
    void labels_of_types_are_learned_by_heart_where_types_come_again() {
        try (var scope = Scope.open()) {
            var states = planted(2);
            var types = states.labels().ofRows().stream().map(label -> "type " + label).toList();
            var report = LinearProbes.fit(states, Split.byGroup(states.labels(), Split.Shares.DEFAULT, 3),
                    ProbeOptions.LOGISTIC.withControl(new ControlTask.ByType(types)).withResamples(0)).report();
            assertThat(report.sites().get(1).control().orElseThrow()).isGreaterThan(0.95);
            assertThat(report.sites().get(1).selectivity().orElseThrow()).isCloseTo(0, within(0.05));
        }
    }

    @Test
    void what_cannot_be_probed_is_refused_in_one_line() {
        try (var scope = Scope.open()) {
            assertThatThrownBy(() -> Labels.named(List.of("a", "a"), List.of("1", "2"))).isInstanceOf(
                    InscapeException.class).hasMessageContaining("all 2 rows are of one class, \"a\"");
            var states = planted(2);
            var twoGroups = states.labels().groupedBy(states.labels().ofRows().stream().map(String::valueOf).toList());
            assertThatThrownBy(() -> Split.byGroup(twoGroups, Split.Shares.DEFAULT, 3))
                    .isInstanceOf(InscapeException.class).hasMessageContaining("there are only 2 groups");
            var nan = states.states().values().copy();
            nan.select(0, 1).select(0, 17).fill(Double.NaN);
            assertThatThrownBy(() -> new LayerStates(states.states().sites(), nan)).isInstanceOf(InscapeException.class)
                    .hasMessageContaining("row 17 has 12 values that are NaN or infinite");
            var probes = LinearProbes.fit(states, Split.byGroup(states.labels(), Split.Shares.DEFAULT, 3),
                    ProbeOptions.RIDGE.withResamples(0).withoutControl());
            assertThatThrownBy(() -> probes.predict(PLANTED, Tensors.zeros(DType.FLOAT32, 2, 5)))
                    .isInstanceOf(UsageException.class).hasMessageContaining("reads states of width 12");
            assertThatThrownBy(() -> probes.predict(new Site.ResidualPost(9), Tensors.zeros(DType.FLOAT32, 2, 12)))
                    .isInstanceOf(UsageException.class).hasMessageContaining("no probe at blocks.9");
        }
    }
}
