package dev.inscape.kernel;

import jdk.incubator.vector.FloatVector;

/**
 * Products of packed rows with two rows of a float32 weight. Written out for 1 and 4 rows, because sums stay in registers only as
 * local variables; each method is small enough for all of it to be compiled into one loop.
 */
final class FloatDot {

    private FloatDot() {
    }

    static void oneRow(long x, long first, long second, int vectors, float[] sums, int at, int then) {
        long r0 = x & Lanes.ADDRESS;
        long f0 = first & Lanes.ADDRESS;
        long s0 = second & Lanes.ADDRESS;
        var a0 = FloatVector.zero(Lanes.FLOATS);
        var b0 = a0;
        for (int i = 0; i < vectors; i++) {
            long row = r0 + Lanes.BYTES * (i & Integer.MAX_VALUE);
            var u = Lanes.load(f0 + Lanes.BYTES * (i & Integer.MAX_VALUE));
            var v = Lanes.load(s0 + Lanes.BYTES * (i & Integer.MAX_VALUE));
            var t = Lanes.load(row);
            a0 = t.fma(u, a0);
            b0 = t.fma(v, b0);
        }
        a0.intoArray(sums, at);
        b0.intoArray(sums, then);
    }

    static void fourRows(long x, long first, long second, int vectors, float[] sums, int at, int then) {
        long r0 = x & Lanes.ADDRESS;
        long f0 = first & Lanes.ADDRESS;
        long s0 = second & Lanes.ADDRESS;
        var a0 = FloatVector.zero(Lanes.FLOATS);
        var a1 = a0;
        var a2 = a0;
        var a3 = a0;
        var b0 = a0;
        var b1 = a0;
        var b2 = a0;
        var b3 = a0;
        for (int i = 0; i < vectors; i++) {
            long row = r0 + 4 * Lanes.BYTES * (i & Integer.MAX_VALUE);
            var u = Lanes.load(f0 + Lanes.BYTES * (i & Integer.MAX_VALUE));
            var v = Lanes.load(s0 + Lanes.BYTES * (i & Integer.MAX_VALUE));
            var t = Lanes.load(row);
            a0 = t.fma(u, a0);
            b0 = t.fma(v, b0);
            t = Lanes.load(row + Lanes.BYTES);
            a1 = t.fma(u, a1);
            b1 = t.fma(v, b1);
            t = Lanes.load(row + 2 * Lanes.BYTES);
            a2 = t.fma(u, a2);
            b2 = t.fma(v, b2);
            t = Lanes.load(row + 3 * Lanes.BYTES);
            a3 = t.fma(u, a3);
            b3 = t.fma(v, b3);
        }
        a0.intoArray(sums, at);
        a1.intoArray(sums, at + Lanes.COUNT);
        a2.intoArray(sums, at + 2 * Lanes.COUNT);
        a3.intoArray(sums, at + 3 * Lanes.COUNT);
        b0.intoArray(sums, then);
        b1.intoArray(sums, then + Lanes.COUNT);
        b2.intoArray(sums, then + 2 * Lanes.COUNT);
        b3.intoArray(sums, then + 3 * Lanes.COUNT);
    }
}
