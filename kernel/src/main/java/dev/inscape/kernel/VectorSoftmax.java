package dev.inscape.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;

/** The softmax of scores in native memory, in place. */
final class VectorSoftmax {

    /** Below every score that counts; its exponential is nothing beside 1. */
    private static final float HIDDEN = -1e30f;

    private VectorSoftmax() {
    }

    static void apply(long scores, int count, float cap) {
        int vectors = Math.ceilDiv(count, Lanes.COUNT);
        if (cap != 0) {
            cap(scores, vectors, cap);
        }
        for (int i = count; i < vectors * Lanes.COUNT; i++) {
            Memory.putFloat(scores + (long) i * Float.BYTES, HIDDEN);
        }
        float sum = exponentials(scores, vectors, largest(scores, vectors));
        for (int i = 0; i < vectors; i++) {
            store(scores, i, load(scores, i).div(sum));
        }
    }

    /** {@code cap tanh(s / cap)}, as {@code cap (1 - 2 / (exp(2 s / cap) + 1))}. */
    private static void cap(long scores, int vectors, float cap) {
        for (int i = 0; i < vectors; i++) {
            var e = VectorExp.exp(load(scores, i).mul(2 / cap));
            store(scores, i, FloatVector.broadcast(Lanes.FLOATS, -2).div(e.add(1)).add(1).mul(cap));
        }
    }

    /** The largest does not depend on the order, so the vector's own reduction will do. */
    private static float largest(long scores, int vectors) {
        float largest = HIDDEN;
        for (int i = 0; i < vectors; i++) {
            largest = Math.max(largest, load(scores, i).reduceLanes(VectorOperators.MAX));
        }
        return largest;
    }

    private static float exponentials(long scores, int vectors, float largest) {
        var sum = FloatVector.zero(Lanes.FLOATS);
        for (int i = 0; i < vectors; i++) {
            var e = VectorExp.exp(load(scores, i).sub(largest));
            store(scores, i, e);
            sum = sum.add(e);
        }
        var lanes = new float[Lanes.COUNT];
        sum.intoArray(lanes, 0);
        return Lanes.sum(lanes, 0);
    }

    private static FloatVector load(long scores, int i) {
        return Lanes.load(scores + i * Lanes.BYTES);
    }

    private static void store(long scores, int i, FloatVector v) {
        v.intoMemorySegment(Memory.ALL, scores + i * Lanes.BYTES, Lanes.ORDER);
    }
}
