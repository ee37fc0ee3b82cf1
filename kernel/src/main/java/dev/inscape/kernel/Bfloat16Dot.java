package dev.inscape.kernel;

import jdk.incubator.vector.FloatVector;

/**
 * Products of packed rows with rows of a bfloat16 weight, two elements at a time: a lane of 32 bits holds an even and an odd one, the rows
 * are packed alike, and each has its own sum. Written out for 1, 4 and 8 rows, because sums stay in registers only as local variables;
 * each method is small enough for all of it to be compiled into one loop, for which 8 rows take one row of the weight, not two.
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

    static void eightRows(long x, long first, int pairs, float[] sums, int at) {
        long r0 = x & Lanes.ADDRESS;
        long f0 = first & Lanes.ADDRESS;
        var a0 = FloatVector.zero(Lanes.FLOATS);
        var a1 = a0;
        var a2 = a0;
        var a3 = a0;
        var a4 = a0;
        var a5 = a0;
        var a6 = a0;
        var a7 = a0;
        var c0 = a0;
        var c1 = a0;
        var c2 = a0;
        var c3 = a0;
        var c4 = a0;
        var c5 = a0;
        var c6 = a0;
        var c7 = a0;
        for (int i = 0; i < pairs; i++) {
            long row = r0 + 16 * Lanes.BYTES * (i & Integer.MAX_VALUE);
            var u = Lanes.loadPairs(f0 + Lanes.BYTES * (i & Integer.MAX_VALUE));
            var p = Lanes.even(u);
            var t = Lanes.load(row);
            a0 = t.fma(p, a0);
            t = Lanes.load(row + Lanes.BYTES);
            a1 = t.fma(p, a1);
            t = Lanes.load(row + 2 * Lanes.BYTES);
            a2 = t.fma(p, a2);
            t = Lanes.load(row + 3 * Lanes.BYTES);
            a3 = t.fma(p, a3);
            t = Lanes.load(row + 4 * Lanes.BYTES);
            a4 = t.fma(p, a4);
            t = Lanes.load(row + 5 * Lanes.BYTES);
            a5 = t.fma(p, a5);
            t = Lanes.load(row + 6 * Lanes.BYTES);
            a6 = t.fma(p, a6);
            t = Lanes.load(row + 7 * Lanes.BYTES);
            a7 = t.fma(p, a7);
            p = Lanes.odd(u);
            t = Lanes.load(row + 8 * Lanes.BYTES);
            c0 = t.fma(p, c0);
            t = Lanes.load(row + 9 * Lanes.BYTES);
            c1 = t.fma(p, c1);
            t = Lanes.load(row + 10 * Lanes.BYTES);
            c2 = t.fma(p, c2);
            t = Lanes.load(row + 11 * Lanes.BYTES);
            c3 = t.fma(p, c3);
            t = Lanes.load(row + 12 * Lanes.BYTES);
            c4 = t.fma(p, c4);
            t = Lanes.load(row + 13 * Lanes.BYTES);
            c5 = t.fma(p, c5);
            t = Lanes.load(row + 14 * Lanes.BYTES);
            c6 = t.fma(p, c6);
            t = Lanes.load(row + 15 * Lanes.BYTES);
            c7 = t.fma(p, c7);
        }
        a0.add(c0).intoArray(sums, at);
        a1.add(c1).intoArray(sums, at + Lanes.COUNT);
        a2.add(c2).intoArray(sums, at + 2 * Lanes.COUNT);
        a3.add(c3).intoArray(sums, at + 3 * Lanes.COUNT);
        a4.add(c4).intoArray(sums, at + 4 * Lanes.COUNT);
        a5.add(c5).intoArray(sums, at + 5 * Lanes.COUNT);
        a6.add(c6).intoArray(sums, at + 6 * Lanes.COUNT);
        a7.add(c7).intoArray(sums, at + 7 * Lanes.COUNT);
    }
}
