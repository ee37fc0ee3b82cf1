package dev.inscape.lab.direction;

import dev.inscape.UsageException;
import dev.inscape.lab.states.LabelledStates;
import dev.inscape.model.Model;
import dev.inscape.model.ModelInfo;
import dev.inscape.model.site.Site;
import dev.inscape.tensor.DType;
import dev.inscape.tensor.Device;
import dev.inscape.tensor.Joining;
import dev.inscape.tensor.Rng;
import dev.inscape.tensor.Scope;
import dev.inscape.tensor.Tensor;
import dev.inscape.tensor.Tensors;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Ways to find a direction. Each is computed in float64 from states {@code [row, d]} of two kinds, points from the second kind
 * (class 0) to the first (class 1), and is not normalised unless it says so.
 */
public final class Directions {

    /** Eigenvalues of a covariance below this share of the largest count as 0. */
    private static final double NOTHING = 1e-10;

    private static final int BATCH = 32;

    private Directions() {
    }

    /** The mean state of some texts less that of others, at one position: one pass over all texts, 32 at a time. */
    public static Direction differenceOfMeans(Model model, List<String> texts, List<String> others, Site site,
            Position position) {
        try (var scope = Scope.open("difference of means")) {
            return differenceOfMeans(states(model, texts, site, position), states(model, others, site, position), site,
                    origin(model.info()));
        }
    }

    /** States {@code [text, d]} of texts at one position, in the innermost scope. */
    public static Tensor states(Model model, List<String> texts, Site site, Position position) {
        if (texts.isEmpty()) {
            throw new UsageException("there are no texts to find a direction with; give at least one of each kind");
        }
        try (var scope = Scope.open("states")) {
            var encodings = model.tokenizer().encodeAll(texts, true);
            var rows = new ArrayList<Tensor>();
            for (int from = 0; from < encodings.size(); from += BATCH) {
                try (var batch = Scope.open("batch")) {
                    var some = encodings.subList(from, Math.min(from + BATCH, encodings.size()));
                    var captured = model.capture(some, site);
                    for (int text = 0; text < some.size(); text++) {
                        rows.add(batch.keep(position.of(captured.at(site, text)).to(DType.FLOAT32).copy()));
                    }
                }
            }
            return scope.keep(Joining.stack(rows, 0));
        }
    }

    /** The mean of states of one kind less the mean of the others, each {@code [row, d]}. */
    public static Direction differenceOfMeans(Tensor states, Tensor others, Site site, Map<String, String> origin) {
        requireSameWidth(states, others);
        try (var scope = Scope.open("difference of means")) {
            return direction(site, difference(doubles(states), doubles(others)), origin, "difference of means");
        }
    }

    /** {@link #differenceOfMeans(Tensor, Tensor, Site, Map)} of two classes of labelled states. */
    public static Direction differenceOfMeans(LabelledStates states, Site site, Map<String, String> origin) {
        try (var scope = Scope.open("difference of means")) {
            return differenceOfMeans(ofClass(states, site, 1), ofClass(states, site, 0), site, origin);
        }
    }

    /**
     * The mass-mean direction (Marks and Tegmark 2023, arXiv 2310.06824, section 5): the inverse of the covariance within the
     * classes times the difference of means. Where the covariance has no inverse (fewer rows than dimensions) its
     * pseudo-inverse is taken. Costs about {@code 2 n d^2 + 9 d^3} operations.
     */
    public static Direction massMean(Tensor states, Tensor others, Site site, Map<String, String> origin) {
        requireSameWidth(states, others);
        try (var scope = Scope.open("mass mean")) {
            var one = doubles(states);
            var other = doubles(others);
            var within = Joining.cat(List.of(one.sub(one.mean(0, true)), other.sub(other.mean(0, true))), 0);
            var eigen = within.transpose(0, 1).matmul(within).div(within.size(0)).eigen();
            var least = eigen.values().max(0, true).mul(NOTHING);
            var zero = eigen.values().gt(least).not();
            var inverse = eigen.values().maskedFill(zero, 1).pow(-1).maskedFill(zero, 0);
            var turned = eigen.vectors().transpose(0, 1).matmul(difference(one, other));
            return direction(site, eigen.vectors().matmul(turned.mul(inverse)), origin,
                    "mass mean with inverse covariance");
        }
    }

    /** {@link #massMean(Tensor, Tensor, Site, Map)} of two classes of labelled states. */
    public static Direction massMean(LabelledStates states, Site site, Map<String, String> origin) {
        try (var scope = Scope.open("mass mean")) {
            return massMean(ofClass(states, site, 1), ofClass(states, site, 0), site, origin);
        }
    }

    /**
     * A principal component of all rows together, with norm 1, counted from 0; turned so that class 1 lies further along it
     * than class 0.
     */
    public static Direction principal(LabelledStates states, Site site, int component, Map<String, String> origin) {
        try (var scope = Scope.open("principal component")) {
            var found = component(doubles(states.states().at(site)), component);
            var difference = difference(doubles(ofClass(states, site, 1)), doubles(ofClass(states, site, 0)));
            double sign = found.mul(difference).sum().item() < 0 ? -1 : 1;
            return direction(site, found.mul(sign), origin, "principal component " + component);
        }
    }

    /** The same without labels: turned so that its largest entry is positive. */
    public static Direction principal(Tensor states, Site site, int component, Map<String, String> origin) {
        try (var scope = Scope.open("principal component")) {
            var found = component(doubles(states), component);
            var largest = found.gather(0, found.abs().argmax(0, true));
            return direction(site, found.mul(largest.item() < 0 ? -1 : 1), origin, "principal component " + component);
        }
    }

    /** A direction of equal norm drawn uniformly from the sphere: what a found one is held against. */
    public static Direction random(Direction like, long seed) {
        try (var scope = Scope.open("random direction"); var rng = Rng.seeded(seed)) {
            var drawn = rng.normal(DType.FLOAT64, like.width());
            return direction(like.site(), drawn.mul(like.norm()).div(drawn.norm(0, true)), Map.of(),
                    "random, seed " + seed + ", with the norm of: " + like.origin().getOrDefault(Direction.HOW, "?"));
        }
    }

    /** Cosines of every direction with every other. */
    public static double[][] cosines(List<Direction> directions) {
        return directions.stream().map(one -> directions.stream().mapToDouble(one::cosine).toArray())
                .toArray(double[][]::new);
    }

    /** What a model's name and hashes say of a direction found in it. */
    public static Map<String, String> origin(ModelInfo info) {
        var origin = new TreeMap<>(Map.of("model", info.name(), "dtype", info.dtype().label()));
        info.hashes().forEach((file, hash) -> origin.put("sha256:" + file, hash));
        return origin;
    }

    private static Tensor component(Tensor states, int component) {
        if (component < 0 || component >= Math.min(states.size(0) - 1, states.size(1))) {
            throw new UsageException("there is no principal component " + component + " of " + states.size(0)
                    + " rows of " + states.size(1) + " dimensions; they are counted from 0");
        }
        var centred = states.sub(states.mean(0, true));
        var vectors = centred.transpose(0, 1).matmul(centred).eigen().vectors();
        return vectors.select(1, vectors.size(1) - 1 - component);
    }

    private static Tensor ofClass(LabelledStates states, Site site, int label) {
        if (states.labels().classes().size() != 2) {
            throw new UsageException("a direction parts two classes, but there are "
                    + states.labels().classes().size() + ": " + String.join(", ", states.labels().classes()));
        }
        var rows = states.rowsOf(label).stream().mapToLong(Integer::longValue).toArray();
        return states.states().at(site).to(Device.CPU).indexSelect(0, Tensors.of(rows, rows.length));
    }

    private static Tensor difference(Tensor states, Tensor others) {
        return states.mean(0, false).sub(others.mean(0, false));
    }

    private static Tensor doubles(Tensor states) {
        return states.to(Device.CPU).to(DType.FLOAT64);
    }

    private static void requireSameWidth(Tensor states, Tensor others) {
        if (states.dims() != 2 || others.dims() != 2 || states.size(1) != others.size(1)) {
            throw new UsageException("states of two kinds are [row, d] with one d, not "
                    + Arrays.toString(states.shape()) + " and " + Arrays.toString(others.shape()));
        }
    }

    private static Direction direction(Site site, Tensor vector, Map<String, String> origin, String how) {
        var all = new TreeMap<>(origin);
        all.put(Direction.HOW, how);
        return new Direction(site, vector.toFloats(), all);
    }
}
