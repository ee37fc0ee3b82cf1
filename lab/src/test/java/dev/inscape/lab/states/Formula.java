package dev.inscape.lab.states;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.inscape.model.site.Site;
import dev.inscape.tensor.Tensor;
import dev.inscape.tensor.Tensors;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;

/** The states of {@code oracle/laboratory.py}, by the formula that stands there, and what was computed from them. */
public final class Formula {

    public static final int SITES = 3;
    public static final int ROWS = 61;
    public static final int WIDTH = 7;

    private Formula() {
    }

    public static List<Site> sites() {
        return IntStream.range(0, SITES).mapToObj(layer -> (Site) new Site.ResidualPost(layer)).toList();
    }

    public static int label(int row, int classes) {
        return (7 * row + row / 5) % classes;
    }

    /** {@code [site, row, d]}, float64. */
    public static Tensor values(int classes, int width) {
        var values = new double[SITES * ROWS * width];
        for (int place = 0; place < values.length; place++) {
            int j = place % width;
            int i = place / width % ROWS;
            int l = place / width / ROWS;
            values[place] = Math.sin(0.37 * (i + 1) * (j + 2) + 1.3 * l) + 0.6 * Math.cos(1.7 * i + 0.9 * j * (l + 1))
                    + 0.4 * label(i, classes) * (j % 3);
        }
        return Tensors.of(values, SITES, ROWS, width);
    }

    public static LayerStates states(int classes) {
        return new LayerStates(sites(), values(classes, WIDTH));
    }

    /** Each row a group of its own. */
    public static LabelledStates labelled(int classes) {
        var names = List.of("no", "yes", "perhaps", "never").subList(0, classes);
        return new LabelledStates(states(classes), Labels.of(names, labels(classes)));
    }

    public static int[] labels(int classes) {
        return IntStream.range(0, ROWS).map(row -> label(row, classes)).toArray();
    }

    /** A part of the expected values. */
    public static JsonNode expected(String part) {
        try (var in = Objects.requireNonNull(Formula.class.getResourceAsStream("/dev/inscape/lab/laboratory.json"))) {
            return new ObjectMapper().readTree(in).get(part);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All numbers of an array, or of arrays in arrays, in order. */
    public static double[] numbers(JsonNode json) {
        return flat(json).toArray();
    }

    private static DoubleStream flat(JsonNode json) {
        return json.isArray()
                ? StreamSupport.stream(json.spliterator(), false).flatMapToDouble(Formula::flat)
                : DoubleStream.of(json.asDouble());
    }
}
