package dev.inscape.kernel;

import jdk.incubator.vector.FloatVector;

/**
 * Products of packed rows with two rows of a float32 weight. Written out for 1, 4 and 8 rows, because sums stay in registers only as
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

    /** Rows of two groups of four, so that the weight is loaded once for all: 16 sums stay in registers where there are 32. */
    static void eightRows(long x, long further, long first, long second, int vectors, float[] sums, int at, int then) {
        long r0 = x & Lanes.ADDRESS;
        long n0 = further & Lanes.ADDRESS;
        long f0 = first & Lanes.ADDRESS;
        long s0 = second & Lanes.ADDRESS;
        var a0 = FloatVector.zero(Lanes.FLOATS);
        var a1 = a0;
        var a2 = a0;
        var a3 = a0;
        var a4 = a0;
        var a5 = a0;
        var a6 = a0;
        var a7 = a0;
        var b0 = a0;
        var b1 = a0;
        var b2 = a0;
        var b3 = a0;
        var b4 = a0;
        var b5 = a0;
        var b6 = a0;
        var b7 = a0;
        for (int i = 0; i < vectors; i++) {
            long row = r0 + 4 * Lanes.BYTES * (i & Integer.MAX_VALUE);
            long next = n0 + 4 * Lanes.BYTES * (i & Integer.MAX_VALUE);
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
            t = Lanes.load(next);
            a4 = t.fma(u, a4);
            b4 = t.fma(v, b4);
            t = Lanes.load(next + Lanes.BYTES);
            a5 = t.fma(u, a5);
            b5 = t.fma(v, b5);
            t = Lanes.load(next + 2 * Lanes.BYTES);
            a6 = t.fma(u, a6);
            b6 = t.fma(v, b6);
            t = Lanes.load(next + 3 * Lanes.BYTES);
            a7 = t.fma(u, a7);
            b7 = t.fma(v, b7);
        }
        a0.intoArray(sums, at);
        a1.intoArray(sums, at + Lanes.COUNT);
        a2.intoArray(sums, at + 2 * Lanes.COUNT);
        a3.intoArray(sums, at + 3 * Lanes.COUNT);
        a4.intoArray(sums, at + 4 * Lanes.COUNT);
        a5.intoArray(sums, at + 5 * Lanes.COUNT);
        a6.intoArray(sums, at + 6 * Lanes.COUNT);
        a7.intoArray(sums, at + 7 * Lanes.COUNT);
        b0.intoArray(sums, then);
        b1.intoArray(sums, then + Lanes.COUNT);
        b2.intoArray(sums, then + 2 * Lanes.COUNT);
        b3.intoArray(sums, then + 3 * Lanes.COUNT);
        b4.intoArray(sums, then + 4 * Lanes.COUNT);
        b5.intoArray(sums, then + 5 * Lanes.COUNT);
        b6.intoArray(sums, then + 6 * Lanes.COUNT);
        b7.intoArray(sums, then + 7 * Lanes.COUNT);
    }
}
