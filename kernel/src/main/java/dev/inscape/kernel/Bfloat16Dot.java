package dev.inscape.kernel;

import jdk.incubator.vector.FloatVector;

/**
 * Products of packed rows with two rows of a bfloat16 weight, two elements at a time: a lane of 32 bits holds an even and an odd one, the
 * rows are packed alike, and each has its own sum. Written out for 1 and 4 rows, because sums stay in registers only as local variables;
 * each method is small enough for all of it to be compiled into one loop, which with 8 rows it is not.
 */
final class Bfloat16Dot {

    private Bfloat16Dot() {
    }

    static void oneRow(long x, long first, long second, int pairs, float[] sums, int at, int then) {
        long r0 = x & Lanes.ADDRESS;
        long f0 = first & Lanes.ADDRESS;
        long s0 = second & Lanes.ADDRESS;
        var a0 = FloatVector.zero(Lanes.FLOATS);
        var c0 = a0;
        var b0 = a0;
        var d0 = a0;
        for (int i = 0; i < pairs; i++) {
            long row = r0 + 2 * Lanes.BYTES * (i & Integer.MAX_VALUE);
            var u = Lanes.loadPairs(f0 + Lanes.BYTES * (i & Integer.MAX_VALUE));
            var v = Lanes.loadPairs(s0 + Lanes.BYTES * (i & Integer.MAX_VALUE));
            var p = Lanes.even(u);
            var q = Lanes.even(v);
            var t = Lanes.load(row);
            a0 = t.fma(p, a0);
            b0 = t.fma(q, b0);
            p = Lanes.odd(u);
            q = Lanes.odd(v);
            t = Lanes.load(row + Lanes.BYTES);
            c0 = t.fma(p, c0);
            d0 = t.fma(q, d0);
        }
        a0.add(c0).intoArray(sums, at);
        b0.add(d0).intoArray(sums, then);
    }

    static void fourRows(long x, long first, long second, int pairs, float[] sums, int at, int then) {
        long r0 = x & Lanes.ADDRESS;
        long f0 = first & Lanes.ADDRESS;
        long s0 = second & Lanes.ADDRESS;
        var a0 = FloatVector.zero(Lanes.FLOATS);
        var a1 = a0;
        var a2 = a0;
        var a3 = a0;
        var c0 = a0;
        var c1 = a0;
        var c2 = a0;
        var c3 = a0;
        var b0 = a0;
        var b1 = a0;
        var b2 = a0;
        var b3 = a0;
        var d0 = a0;
        var d1 = a0;
        var d2 = a0;
        var d3 = a0;
        for (int i = 0; i < pairs; i++) {
            long row = r0 + 8 * Lanes.BYTES * (i & Integer.MAX_VALUE);
            var u = Lanes.loadPairs(f0 + Lanes.BYTES * (i & Integer.MAX_VALUE));
            var v = Lanes.loadPairs(s0 + Lanes.BYTES * (i & Integer.MAX_VALUE));
            var p = Lanes.even(u);
            var q = Lanes.even(v);
            var t = Lanes.load(row);
            a0 = t.fma(p, a0);
            b0 = t.fma(q, b0);
            t = Lanes.load(row + Lanes.BYTES);
            a1 = t.fma(p, a1);
            b1 = t.fma(q, b1);
            t = Lanes.load(row + 2 * Lanes.BYTES);
            a2 = t.fma(p, a2);
            b2 = t.fma(q, b2);
            t = Lanes.load(row + 3 * Lanes.BYTES);
            a3 = t.fma(p, a3);
            b3 = t.fma(q, b3);
            p = Lanes.odd(u);
            q = Lanes.odd(v);
            t = Lanes.load(row + 4 * Lanes.BYTES);
            c0 = t.fma(p, c0);
            d0 = t.fma(q, d0);
            t = Lanes.load(row + 5 * Lanes.BYTES);
            c1 = t.fma(p, c1);
            d1 = t.fma(q, d1);
            t = Lanes.load(row + 6 * Lanes.BYTES);
            c2 = t.fma(p, c2);
            d2 = t.fma(q, d2);
            t = Lanes.load(row + 7 * Lanes.BYTES);
            c3 = t.fma(p, c3);
            d3 = t.fma(q, d3);
        }
        a0.add(c0).intoArray(sums, at);
        a1.add(c1).intoArray(sums, at + Lanes.COUNT);
        a2.add(c2).intoArray(sums, at + 2 * Lanes.COUNT);
        a3.add(c3).intoArray(sums, at + 3 * Lanes.COUNT);
        b0.add(d0).intoArray(sums, then);
        b1.add(d1).intoArray(sums, then + Lanes.COUNT);
        b2.add(d2).intoArray(sums, then + 2 * Lanes.COUNT);
        b3.add(d3).intoArray(sums, then + 3 * Lanes.COUNT);
    }
}
