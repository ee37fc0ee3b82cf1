package dev.inscape.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;

/**
 * The exponential to within two units in the last place, the same whether interpreted or compiled, which the Vector API's own need not
 * be. {@code exp(x) = 2^n exp(r)} with {@code |r| <= ln(2) / 2} and a Taylor polynomial of degree 7 for {@code exp(r)}.
 */
final class VectorExp {

    private static final float LOWEST = -87;
    private static final float HIGHEST = 88;
    private static final float LOG2_E = (float) (1 / Math.log(2));
    /** ln 2 in two parts, the first of which has so few bits that n times it is exact. */
    private static final float LN2_HIGH = 0.693359375f;
    private static final float LN2_LOW = (float) (Math.log(2) - LN2_HIGH);
    /** 1.5 x 2^23: what is added to it is rounded to an integer, which then stands in its lowest bits. */
    private static final float ROUNDER = 12582912f;
    private static final int BITS_OF_MANTISSA = 23;

    private VectorExp() {
    }

    /** Arguments are clamped to where the result is a normal number. */
    static FloatVector exp(FloatVector argument) {
        var x = argument.max(LOWEST).min(HIGHEST);
        var rounded = x.mul(LOG2_E).add(ROUNDER);
        var n = rounded.sub(ROUNDER);
        var r = x.sub(n.mul(LN2_HIGH)).sub(n.mul(LN2_LOW));
        var p = r.mul(1 / 5040f).add(1 / 720f);
        p = p.fma(r, broadcast(1 / 120f));
        p = p.fma(r, broadcast(1 / 24f));
        p = p.fma(r, broadcast(1 / 6f));
        p = p.fma(r, broadcast(0.5f));
        p = p.fma(r, broadcast(1));
        p = p.fma(r, broadcast(1));
        return p.reinterpretAsInts().add(rounded.reinterpretAsInts().lanewise(VectorOperators.LSHL, BITS_OF_MANTISSA))
                .reinterpretAsFloats();
    }

    private static FloatVector broadcast(float value) {
        return FloatVector.broadcast(Lanes.FLOATS, value);
    }
}
