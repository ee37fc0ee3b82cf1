package dev.inscape.kernel;

import jdk.incubator.vector.FloatVector;

/** Sums of value vectors, weighted: the second product of attention. */
final class VectorMix {

    private VectorMix() {
    }

    static void fourRows(Loops.Mixed rows, long values, long apart, int tokens, float[] sums) {
        long w0 = rows.first() & Lanes.ADDRESS;
        long w1 = rows.second() & Lanes.ADDRESS;
        long w2 = rows.third() & Lanes.ADDRESS;
        long w3 = rows.fourth() & Lanes.ADDRESS;
        var s0 = FloatVector.fromArray(Lanes.FLOATS, sums, 0);
        var s1 = FloatVector.fromArray(Lanes.FLOATS, sums, Lanes.COUNT);
        var s2 = FloatVector.fromArray(Lanes.FLOATS, sums, 2 * Lanes.COUNT);
        var s3 = FloatVector.fromArray(Lanes.FLOATS, sums, 3 * Lanes.COUNT);
        for (int token = 0; token < tokens; token++) {
            long at = (long) Float.BYTES * (token & Integer.MAX_VALUE);
            var v = Lanes.load(values + apart * token & Lanes.ADDRESS);
            s0 = v.fma(FloatVector.broadcast(Lanes.FLOATS, Memory.getFloat(w0 + at)), s0);
            s1 = v.fma(FloatVector.broadcast(Lanes.FLOATS, Memory.getFloat(w1 + at)), s1);
            s2 = v.fma(FloatVector.broadcast(Lanes.FLOATS, Memory.getFloat(w2 + at)), s2);
            s3 = v.fma(FloatVector.broadcast(Lanes.FLOATS, Memory.getFloat(w3 + at)), s3);
        }
        s0.intoArray(sums, 0);
        s1.intoArray(sums, Lanes.COUNT);
        s2.intoArray(sums, 2 * Lanes.COUNT);
        s3.intoArray(sums, 3 * Lanes.COUNT);
    }
}
