package dev.inscape.lab.direction;

import dev.inscape.InscapeException;
import dev.inscape.model.site.Site;
import dev.inscape.tensor.Scope;
import dev.inscape.tensor.Tensor;
import dev.inscape.tensor.Tensors;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * A vector in the hidden space of a site.
 *
 * @param site   where it was found
 * @param vector float32, {@code [d]}: finite, not all zeros
 * @param origin what it was made from and how: {@code how}, {@code model}, {@code sha256:FILE} and so on
 */
public record Direction(Site site, float[] vector, Map<String, String> origin) {

    /** What {@link #origin} says of the method. */
    static final String HOW = "how";

    public Direction {
        vector = vector.clone();
        origin = Map.copyOf(new TreeMap<>(origin));
        double squares = squares(vector);
        if (!Double.isFinite(squares)) {
            throw new InscapeException("a direction is finite, but this one has NaN or infinite entries; "
                    + "were the states computed in float16?");
        }
        if (squares == 0) {
            throw new InscapeException("a direction is not all zeros; are both sets of states the same?");
        }
    }

    @Override
    public float[] vector() {
        return vector.clone();
    }

    /** d. */
    public int width() {
        return vector.length;
    }

    /** The Euclidean norm. */
    public double norm() {
        return Math.sqrt(squares(vector));
    }

    private static double squares(float... vector) {
        return IntStream.range(0, vector.length).mapToDouble(i -> (double) vector[i] * vector[i]).sum();
    }

    /** Longer, shorter, or turned around. */
    public Direction times(double factor) {
        var scaled = new float[vector.length];
        for (int i = 0; i < scaled.length; i++) {
            scaled[i] = (float) (factor * vector[i]);
        }
        return new Direction(site, scaled, origin);
    }

    /** The same direction with norm 1. */
    public Direction normalised() {
        return times(1 / norm());
    }

    /** From -1 (opposite) over 0 (orthogonal) to 1 (the same). */
    public double cosine(Direction other) {
        requireWidth(other.width(), "the direction at " + other.site.label() + " has");
        return IntStream.range(0, vector.length).mapToDouble(i -> (double) vector[i] * other.vector[i]).sum() / norm()
                / other.norm();
    }

    /** As a tensor {@code [d]} in the innermost scope. */
    public Tensor tensor() {
        return Tensors.of(vector, vector.length);
    }

    /** How far states {@code [.., d]} go along it: the scalar product with the normalised direction, {@code [..]}. */
    public Tensor along(Tensor states) {
        requireStates(states);
        try (var scope = Scope.open("along")) {
            var unit = normalised().tensor().to(states.device()).to(states.dtype());
            return scope.keep(states.mul(unit).sum(-1, false));
        }
    }

    /** States {@code [.., d]} without what they have of it: {@code x - (x . u) u}. */
    public Tensor projectedOut(Tensor states) {
        requireStates(states);
        try (var scope = Scope.open("projected out")) {
            var unit = normalised().tensor().to(states.device()).to(states.dtype());
            return scope.keep(states.sub(states.mul(unit).sum(-1, true).mul(unit)));
        }
    }

    private void requireStates(Tensor states) {
        requireWidth(states.dims() == 0 ? 0 : states.size(-1), "the states have");
    }

    private void requireWidth(long other, String what) {
        if (other != vector.length) {
            throw new InscapeException(
                    "the direction at " + site.label() + " has " + vector.length + " entries, but " + what
                            + " " + other + "; are they of another model?");
        }
    }

    /** Writes a safetensors file with one tensor, {@code direction} [d], and all else in its metadata. */
    public void save(Path file) {
        DirectionFile.save(this, file);
    }

    /** Reads what {@link #save} wrote. */
    public static Direction load(Path file) {
        return DirectionFile.load(file);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Direction(var place, var entries, var from) && site.equals(place)
                && Arrays.equals(vector, entries) && origin.equals(from);
    }

    @Override
    public int hashCode() {
        return 31 * site.hashCode() + Arrays.hashCode(vector);
    }

    /** One line: site, width, norm, and how it was made. */
    @Override
    public String toString() {
        return "direction at %s [%d], norm %.4g, %s".formatted(site.label(), vector.length, norm(),
                origin.getOrDefault(HOW, "of unknown origin"));
    }
}
