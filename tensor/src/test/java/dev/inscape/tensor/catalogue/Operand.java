package dev.inscape.tensor.catalogue;

import dev.inscape.tensor.DType;
import dev.inscape.tensor.Tensor;
import dev.inscape.tensor.Tensors;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;

/**
 * How an operand of an operator is made: always the same values for the same place among the operands, exact in float32,
 * and such that they hide nothing. Sizes other than 1 are multiplied by a factor where a test wants large operands.
 */
final class Operand {

    /** What the elements mean. */
    enum Kind {
        REAL, INDEX, MASK
    }

    /** Makes one element from a source of random numbers, the factor and the index. */
    @FunctionalInterface
    private interface Element {
        double at(SplittableRandom random, int factor, int[] index);
    }

    private final Kind kind;
    private final int[] shape;
    private final Element element;

    private Operand(Kind kind, int[] shape, Element element) {
        this.kind = kind;
        this.shape = shape;
        this.element = element;
    }

    /** Of both signs, with 0.2 < |x| < 2. */
    static Operand real(int... shape) {
        return drawn(shape, random -> (random.nextBoolean() ? 1 : -1) * random.nextDouble(0.2, 2));
    }

    /** 0.3 < x < 2.5. */
    static Operand positive(int... shape) {
        return drawn(shape, random -> random.nextDouble(0.3, 2.5));
    }

    /** 0.1 < x < 0.9. */
    static Operand probability(int... shape) {
        return drawn(shape, random -> random.nextDouble(0.1, 0.9));
    }

    /** Few different values, so that two operands often agree. */
    static Operand coarse(int... shape) {
        return drawn(shape, random -> random.nextInt(3) - 0.5);
    }

    /** Finite, infinite and not a number, in turn. */
    static Operand special(int... shape) {
        double[] cycle = {1.5, Double.POSITIVE_INFINITY, Double.NaN, -2.5, Double.NEGATIVE_INFINITY};
        return new Operand(Kind.REAL, shape, (random, factor, i) -> cycle[Arrays.stream(i).sum() % cycle.length]);
    }

    /** A batch of symmetric matrices {@code [batch, n, n]}, exact in float32; far from having equal eigenvalues. */
    static Operand symmetric(int... shape) {
        return new Operand(Kind.REAL, shape, (random, factor, i) -> {
            int far = Math.abs(i[1] - i[2]);
            return (far == 0 ? 3 + 2 * i[1] : 1.0 / (1L << Math.min(far, 20))) * (i[0] % 2 == 0 ? 1 : -0.75);
        });
    }

    /** The same value everywhere. */
    static Operand all(double value, int... shape) {
        return drawn(shape, random -> value);
    }

    /** Indices into a dimension of the given size. */
    static Operand index(int bound, int... shape) {
        return new Operand(Kind.INDEX, shape, (random, factor, i) -> random.nextInt(bound * factor));
    }

    /** So many indices, none of them twice and none beside another: the odd numbers. */
    static Operand odd(int count) {
        return new Operand(Kind.INDEX, new int[]{count}, (random, factor, i) -> 2 * i[0] + 1);
    }

    static Operand mask(int... shape) {
        return new Operand(Kind.MASK, shape, (random, factor, i) -> random.nextInt(2));
    }

    /** A mask that leaves something to see in each row. */
    static Operand visible(int... shape) {
        return new Operand(Kind.MASK, shape, (random, factor, i) -> i[i.length - 1] == 0 ? 1 : random.nextInt(2));
    }

    private static Operand drawn(int[] shape, ToDoubleFunction<SplittableRandom> value) {
        return new Operand(Kind.REAL, shape, (random, factor, i) -> (float) value.applyAsDouble(random));
    }

    Kind kind() {
        return kind;
    }

    int dims() {
        return shape.length;
    }

    int count() {
        return NdArray.count(shape);
    }

    NdArray values(int place, int factor) {
        var random = new SplittableRandom(31L * Arrays.hashCode(shape) + place);
        var scaled = Arrays.stream(shape).map(size -> size == 1 ? 1 : size * factor).toArray();
        return NdArray.generate(scaled, i -> element.at(random, factor, i));
    }

    /** The tensor of such values, in the innermost scope; the type matters to real operands alone. */
    Tensor tensor(NdArray values, DType dtype) {
        var sizes = Arrays.stream(values.shape()).asLongStream().toArray();
        return switch (kind) {
            case REAL -> Tensors.of(values.values(), sizes).to(dtype);
            case INDEX -> Tensors.of(values.values(), sizes).to(DType.INT64);
            case MASK -> Tensors.of(values.values(), sizes).to(DType.BOOL);
        };
    }
}
