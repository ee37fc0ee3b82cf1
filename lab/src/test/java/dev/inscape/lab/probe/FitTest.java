package dev.inscape.lab.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.inscape.lab.states.Labels;
import dev.inscape.tensor.Joining;
import dev.inscape.tensor.Scope;
import dev.inscape.tensor.Tensor;
import dev.inscape.tensor.Tensors;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Both fits find what scikit-learn finds ({@code oracle/linear_probes.py}), several sites and strengths at once. */
class FitTest {

    private static final int ROWS = 91;
    private static final int WIDTH = 7;
    private static final List<Double> L2 = List.of(0.03, 1.0, 40.0);

    private static JsonNode expected;

    @BeforeAll
    static void read() throws IOException {
        try (var in = FitTest.class.getResourceAsStream("linear-probes.json")) {
            expected = new ObjectMapper().readTree(in);
        }
    }

    /** Three sites: the states of the formula, their mirror image, and the states again. */
    private static Tensor sites() {
        var values = new double[ROWS * WIDTH];
        for (int i = 0; i < ROWS; i++) {
            for (int j = 0; j < WIDTH; j++) {
                values[i * WIDTH + j] = Math.sin(1.7 * i + 2.3 * j + 0.37 * i * j) + 0.5 * Math.cos(0.9 * i * j)
                        + 0.1 * j;
            }
        }
        var rows = Tensors.of(values, 1, ROWS, WIDTH);
        var all = Joining.cat(List.of(rows, rows.neg(), rows), 0);
        return Standardisation.of(all).apply(all);
    }

    private static Tensor targets(String classes, ProbeKind kind) {
        var numbers = new ArrayList<Integer>();
        expected.get(classes).forEach(value -> numbers.add(value.asInt()));
        var ofRows = numbers.stream().mapToInt(Integer::intValue).toArray();
        var labels = Labels.of(classes.equals("two") ? List.of("a", "b") : List.of("a", "b", "c"), ofRows);
        return LinearProbes.targets(labels, ofRows, IntStream.range(0, ROWS).boxed().toList(), kind);
    }

    @ParameterizedTest
    @CsvSource({"two, LOGISTIC", "three, LOGISTIC", "two, RIDGE", "three, RIDGE"})
    void weights_are_those_of_scikit_learn(String classes, ProbeKind kind) {
        long tensors = Scope.liveTensors();
        try (var scope = Scope.open()) {
            var rows = sites();
            var targets = targets(classes, kind);
            var weights = kind == ProbeKind.LOGISTIC
                    ? new LogisticFit(LinearProbes.ones(rows), targets, L2).weights()
                    : new RidgeFit(rows, targets, L2).weights();
            assertThat(weights.shape()).containsExactly(3, 3, WIDTH + 1, targets.size(1));
            for (var found : expected.get("cases")) {
                if (found.get("classes").asText().equals(classes)) {
                    int strength = L2.indexOf(found.get("l2").asDouble());
                    for (int site = 0; site < 3; site++) {
                        compare(found.get(kind.name().toLowerCase(Locale.ROOT)),
                                weights.select(0, site).select(0, strength), site == 1 ? -1 : 1);
                    }
                }
            }
        }
        assertThat(Scope.liveTensors()).isEqualTo(tensors);
    }

    private static void compare(JsonNode theirs, Tensor ours, double sign) {
        var values = ours.toDoubles();
        int columns = (int) ours.size(1);
        for (int row = 0; row <= WIDTH; row++) {
            for (int column = 0; column < columns; column++) {
                double wanted = theirs.get(row).get(column).asDouble() * (row < WIDTH ? sign : 1);
                assertThat(values[row * columns + column]).as("weight %d of column %d", row, column).isCloseTo(wanted,
                        within(2e-5));
            }
        }
    }
}
