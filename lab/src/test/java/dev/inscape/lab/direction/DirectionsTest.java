package dev.inscape.lab.direction;

import static dev.inscape.lab.states.Formula.numbers;
import static dev.inscape.model.site.Sites.residualAfter;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.inscape.InscapeException;
import dev.inscape.UsageException;
import dev.inscape.lab.states.Formula;
import dev.inscape.lab.states.LabelledStates;
import dev.inscape.lab.states.Labels;
import dev.inscape.lab.states.LayerStates;
import dev.inscape.model.Models;
import dev.inscape.model.site.Site;
import dev.inscape.tensor.DType;
import dev.inscape.tensor.Joining;
import dev.inscape.tensor.Rng;
import dev.inscape.tensor.Scope;
import dev.inscape.tensor.Tensors;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.assertj.core.api.Condition;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DirectionsTest {

    private static final Site SITE = new Site.ResidualPost(1);
    private static final Offset<Double> FLOAT = within(2e-6);

    @TempDir Path directory;

    private static double[] doubles(Direction direction) {
        return IntStream.range(0, direction.width()).mapToDouble(i -> direction.vector()[i]).toArray();
    }

    @Test
    void each_way_finds_what_numpy_finds() {
        try (var scope = Scope.open()) {
            var states = Formula.labelled(2);
            long before = Scope.liveTensors();
            var expected = Formula.expected("directions");

            assertThat(doubles(Directions.differenceOfMeans(states, SITE, Map.of())))
                    .containsExactly(numbers(expected.get("difference")), FLOAT);
            assertThat(doubles(Directions.massMean(states, SITE, Map.of())))
                    .containsExactly(numbers(expected.get("mass_mean")), FLOAT);
            assertThat(doubles(Directions.principal(states, SITE, 0, Map.of())))
                    .containsExactly(numbers(expected.get("principal")), FLOAT);
            assertThat(Scope.liveTensors()).isEqualTo(before);
        }
    }

    @Test
    void a_component_without_labels_turns_its_largest_entry_up() {
        try (var scope = Scope.open()) {
            var states = Formula.labelled(2);
            var labelled = Directions.principal(states, SITE, 2, Map.of());
            var plain = Directions.principal(states.states().at(SITE), SITE, 2, Map.of());
            var vector = doubles(plain);
            int largest = IntStream.range(0, vector.length)
                    .reduce((a, b) -> Math.abs(vector[b]) > Math.abs(vector[a]) ? b : a)
                    .orElseThrow();

            assertThat(vector[largest]).isPositive();
            assertThat(Math.abs(plain.cosine(labelled))).isCloseTo(1, FLOAT);
            assertThat(plain.norm()).isCloseTo(1, FLOAT);
            assertThatThrownBy(() -> Directions.principal(states, SITE, 7, Map.of())).isInstanceOf(UsageException.class)
                    .hasMessageStartingWith("there is no principal component 7 of 61 rows of 7 dimensions");
        }
    }

    @Test
    void mass_mean_parts_classes_that_a_strong_common_direction_hides() {
        try (var scope = Scope.open(); var rng = Rng.seeded(3)) {
            // the classes lie apart by (2, 2, 0 ..), and everything varies along (1, 1, 0 ..) less than across it
            var noise = rng.normal(DType.FLOAT64, 601, 11);
            var common = rng.normal(DType.FLOAT64, 601, 1).mul(6)
                    .mul(Tensors.of(new double[]{1, -0.5, 0.3, 0, 0, 0, 0, 0, 0, 0, 0}, 1, 11));
            var labels = IntStream.range(0, 601).map(row -> row % 2).toArray();
            var shift = Tensors.of(IntStream.of(labels).asLongStream().toArray(), 601, 1).to(DType.FLOAT64)
                    .mul(Tensors.of(new double[]{2, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0}, 1, 11));
            var states = new LabelledStates(
                    new LayerStates(List.of(SITE), noise.add(common).add(shift).unsqueeze(0)),
                    Labels.of(List.of("no", "yes"), labels));
            var train = IntStream.range(0, 400).boxed().toList();
            var test = IntStream.range(400, 601).boxed().toList();

            var plain = DirectionAccuracy.of(Directions.differenceOfMeans(states, SITE, Map.of()), states, train, test);
            var whitened = DirectionAccuracy.of(Directions.massMean(states, SITE, Map.of()), states, train, test);

            assertThat(whitened.accuracy()).isGreaterThan(0.85).isGreaterThan(plain.accuracy() + 0.1);
            assertThat(whitened.random()).isBetween(0.4, 0.65);
            assertThat(whitened.highest()).isBetween(whitened.random(), 0.8);
        }
    }

    @Test
    void fewer_rows_than_dimensions_take_the_pseudo_inverse() {
        try (var scope = Scope.open(); var rng = Rng.seeded(3)) {
            var direction = Directions.massMean(rng.normal(DType.FLOAT32, 5, 19), rng.normal(DType.FLOAT32, 6, 19),
                    SITE,
                    Map.of());
            assertThat(direction.norm()).isBetween(0.01, 100.0);
        }
    }

    @Test
    void a_random_direction_has_the_same_norm_and_no_relation() {
        var found = new Direction(SITE, new float[]{3, -4, 12, 0.5f, 0.25f, 7, 1}, Map.of("how", "found"));
        var random = Directions.random(found, 1);

        assertThat(random.norm()).isCloseTo(found.norm(), within(1e-5));
        assertThat(random).isEqualTo(Directions.random(found, 1)).isNotEqualTo(Directions.random(found, 2));
        assertThat(IntStream.range(0, 400).mapToDouble(seed -> Directions.random(found, seed).cosine(found)).average()
                .orElseThrow()).isCloseTo(0, within(0.06));
    }

    @Test
    void times_and_normalised_change_the_length_alone() {
        var direction = new Direction(SITE, new float[]{3, -4, 12}, Map.of());

        assertThat(direction.norm()).isCloseTo(13, FLOAT);
        assertThat(direction.times(-1.5).vector()).containsExactly(-4.5f, 6, -18);
        assertThat(direction.times(-1.5).cosine(direction)).isCloseTo(-1, FLOAT);
        assertThat(direction.normalised().norm()).isCloseTo(1, FLOAT);
        var table = Directions.cosines(List.of(direction, new Direction(SITE, new float[]{4, 3, 0}, Map.of())));
        assertThat(table[0]).containsExactly(new double[]{1, 0}, FLOAT);
        assertThat(table[1]).containsExactly(new double[]{0, 1}, FLOAT);
    }

    @Test
    void what_is_projected_out_is_gone_and_the_rest_stays() {
        try (var scope = Scope.open(); var rng = Rng.seeded(3)) {
            var direction = new Direction(SITE, new float[]{3, -4, 12, 0.5f, 2}, Map.of());
            var states = rng.normal(DType.FLOAT64, 2, 7, 5);
            var without = direction.projectedOut(states);

            assertThat(direction.along(without).toDoubles()).containsOnly(new double[]{0}, FLOAT);
            var added = without.add(direction.along(states).unsqueeze(-1).mul(direction.normalised().tensor()));
            assertThat(added.toDoubles()).containsExactly(states.toDoubles(), FLOAT);
            assertThat(direction.projectedOut(without).toDoubles()).containsExactly(without.toDoubles(), FLOAT);
        }
    }

    @Test
    void a_direction_comes_back_from_its_file_with_all_that_is_known_of_it() {
        var direction = new Direction(SITE, new float[]{3, -4, 12.25f},
                Map.of("how", "difference of means", "model", "m"));
        var file = directory.resolve("d.safetensors");
        direction.save(file);

        assertThat(Direction.load(file)).isEqualTo(direction).hasToString(
                "direction at blocks.1.hook_resid_post [3], norm 13.23, difference of means");
        assertThat(directory).isDirectoryContaining("glob:**d.safetensors").isDirectoryNotContaining("glob:**partial*");
    }

    @Test
    void wrong_widths_and_what_is_no_direction_are_refused_in_one_line() {
        try (var scope = Scope.open()) {
            var direction = new Direction(SITE, new float[]{3, -4, 12}, Map.of());
            assertThatThrownBy(() -> direction.projectedOut(Tensors.ones(DType.FLOAT32, 7, 5)))
                    .isInstanceOf(InscapeException.class)
                    .hasMessage("the direction at blocks.1.hook_resid_post has 3 entries, but the states have 5;"
                            + " are they of another model?");
            assertThatThrownBy(() -> direction.cosine(new Direction(SITE, new float[]{1, 2}, Map.of())))
                    .isInstanceOf(InscapeException.class).hasMessageContaining("has 3 entries, but the direction at");
            assertThatThrownBy(() -> direction.times(0)).hasMessageStartingWith("a direction is not all zeros");
            assertThatThrownBy(() -> new Direction(SITE, new float[]{Float.NaN}, Map.of()))
                    .hasMessageStartingWith("a direction is finite");
            assertThatThrownBy(() -> Directions.differenceOfMeans(Formula.labelled(3), SITE, Map.of()))
                    .isInstanceOf(UsageException.class).hasMessageContaining("but there are 3: no, yes, perhaps");
        }
    }

    @Test
    void a_model_gives_states_at_a_position_whatever_the_batches() {
        try (var model = Models.load("minilm"); var scope = Scope.open()) {
            var texts = IntStream.range(0, 37).mapToObj(i -> "Number " + i + " of them" + " all".repeat(i % 5))
                    .toList();
            var states = Directions.states(model, texts, residualAfter(2), Position.LAST);
            var alone = model.capture(texts.get(36), residualAfter(2)).at(residualAfter(2));

            assertThat(states.shape()).containsExactly(37, 384);
            assertThat(states.select(0, 36).toDoubles()).containsExactly(alone.select(0, alone.size(0) - 1).toDoubles(),
                    within(1e-4));
            var direction = Directions.differenceOfMeans(model, texts.subList(0, 20), texts.subList(20, 37),
                    residualAfter(2), Position.LAST);
            var byHand = states.narrow(0, 0, 20).mean(0, false).sub(states.narrow(0, 20, 17).mean(0, false));
            assertThat(doubles(direction)).containsExactly(byHand.toDoubles(), within(1e-4));
            assertThat(direction.origin()).containsEntry("model", "minilm").containsEntry("how", "difference of means")
                    .hasKeySatisfying(new Condition<>(key -> key.startsWith("sha256:"), "a hash"));
            assertThatThrownBy(() -> Directions.differenceOfMeans(model, List.of(), texts, SITE, Position.MEAN))
                    .isInstanceOf(UsageException.class);
            var stacked = Joining.stack(List.of(alone, alone), 0);
            assertThat(Position.MEAN.of(stacked.select(0, 0)).toDoubles()).containsExactly(
                    alone.mean(0, false).toDoubles(),
                    within(1e-9));
            assertThat(Position.FIRST.of(alone).toDoubles()).containsExactly(alone.select(0, 0).toDoubles());
        }
    }
}
