package dev.inscape.tensor.catalogue;

import java.util.Arrays;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import java.util.function.ToDoubleFunction;
import java.util.function.UnaryOperator;

/** An array of doubles with a shape, in row-major order, worked on by plain loops: what operators are compared with. */
final class NdArray {

    private final double[] values;
    private final int[] shape;

    private NdArray(double[] values, int[] shape) {
        this.values = values;
        this.shape = shape;
    }

    static NdArray of(double[] values, int... shape) {
        if (values.length != count(shape)) {
            throw new IllegalArgumentException(values.length + " values for " + Arrays.toString(shape));
        }
        return new NdArray(values.clone(), shape.clone());
    }

    static NdArray scalar(double value) {
        return of(new double[]{value});
    }

    /** Calls a function of the index for each element; the index array is reused. */
    static NdArray generate(int[] shape, ToDoubleFunction<int[]> element) {
        var values = new double[count(shape)];
        var index = new int[shape.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = element.applyAsDouble(index);
            for (int dim = shape.length - 1; dim >= 0 && ++index[dim] == shape[dim]; dim--) {
                index[dim] = 0;
            }
        }
        return new NdArray(values, shape.clone());
    }

    static int count(int... shape) {
        return Arrays.stream(shape).reduce(1, Math::multiplyExact);
    }

    int[] shape() {
        return shape.clone();
    }

    int size(int dim) {
        return shape[fromStart(dim)];
    }

    double[] values() {
        return values.clone();
    }

    /** One element; further leading indices and indices into dimensions of size 1 do not matter, so that shapes broadcast. */
    double at(int... index) {
        int place = 0;
        for (int dim = 0; dim < shape.length; dim++) {
            int i = index[index.length - shape.length + dim];
            place = place * shape[dim] + (shape[dim] == 1 ? 0 : i);
        }
        return values[place];
    }

    NdArray map(DoubleUnaryOperator function) {
        return new NdArray(Arrays.stream(values).map(function).toArray(), shape);
    }

    NdArray zip(NdArray other, DoubleBinaryOperator function) {
        return generate(broadcast(other), i -> function.applyAsDouble(at(i), other.at(i)));
    }

    NdArray reshape(int... wanted) {
        return of(values, wanted);
    }

    /** One number for each lane along a dimension. */
    NdArray fold(int dim, boolean keep, ToDoubleFunction<double[]> function) {
        int along = fromStart(dim);
        var kept = shape();
        kept[along] = 1;
        var folded = generate(kept, i -> function.applyAsDouble(lane(along, i)));
        return keep ? folded : folded.reshape(without(shape, along));
    }

    /** A new lane for each lane along a dimension, of the same length. */
    NdArray lanes(int dim, UnaryOperator<double[]> function) {
        int along = fromStart(dim);
        return generate(shape, i -> function.apply(lane(along, i))[i[along]]);
    }

    double sum() {
        return Arrays.stream(values).sum();
    }

    static int[] without(int[] array, int place) {
        var rest = new int[array.length - 1];
        System.arraycopy(array, 0, rest, 0, place);
        System.arraycopy(array, place + 1, rest, place, rest.length - place);
        return rest;
    }

    private double[] lane(int dim, int[] index) {
        var at = index.clone();
        var lane = new double[shape[dim]];
        for (int i = 0; i < lane.length; i++) {
            at[dim] = i;
            lane[i] = at(at);
        }
        return lane;
    }

    private int[] broadcast(NdArray other) {
        var joint = new int[Math.max(shape.length, other.shape.length)];
        for (int back = 1; back <= joint.length; back++) {
            int here = back > shape.length ? 1 : shape[shape.length - back];
            int there = back > other.shape.length ? 1 : other.shape[other.shape.length - back];
            joint[joint.length - back] = Math.max(here, there);
        }
        return joint;
    }

    private int fromStart(int dim) {
        return dim < 0 ? dim + shape.length : dim;
    }

    @Override
    public String toString() {
        return Arrays.toString(shape) + " " + Arrays.toString(values);
    }
}
