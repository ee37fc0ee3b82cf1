package dev.inscape.kernel;

import java.nio.ByteOrder;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;

/** Vectors of this processor's width, and how they come from memory. Small, so that all of it is compiled into each loop. */
final class Lanes {

    static final VectorSpecies<Float> FLOATS = FloatVector.SPECIES_PREFERRED;
    static final int COUNT = FLOATS.length();
    static final long BYTES = (long) COUNT * Float.BYTES;
    /**
     * All bits that an address can have. A loop that masks its addresses by them lets the compiler see that none is beyond the end
     * of {@link Memory#ALL}: it then makes neither checks nor the extra loops that would spare them.
     */
    static final long ADDRESS = (1L << 56) - 1;
    static final ByteOrder ORDER = ByteOrder.nativeOrder();

    private static final VectorSpecies<Integer> INTS = IntVector.SPECIES_PREFERRED;
    private static final VectorSpecies<Integer> HALF_INTS = VectorSpecies.of(int.class,
            VectorShape.forBitSize(FLOATS.vectorBitSize() / 2));
    private static final VectorSpecies<Float> FOUR = FloatVector.SPECIES_128;
    private static final VectorMask<Float> ODD = VectorMask.fromValues(FOUR, false, true, false, true);
    private static final VectorMask<Float> LATE = VectorMask.fromValues(FOUR, false, false, true, true);
    private static final VectorShuffle<Float> NEIGHBOURS = VectorShuffle.fromValues(FOUR, 1, 0, 3, 2);
    private static final VectorShuffle<Float> HALVES = VectorShuffle.fromValues(FOUR, 2, 3, 0, 1);
    private static final int BITS_BELOW_BFLOAT16 = 16;

    private Lanes() {
    }

    static FloatVector load(long address) {
        return FloatVector.fromMemorySegment(FLOATS, Memory.ALL, address, ORDER);
    }

    /** Two bfloat16 to a lane, the first in the lower half. */
    static IntVector loadPairs(long address) {
        return IntVector.fromMemorySegment(INTS, Memory.ALL, address, ORDER);
    }

    /** The first of each pair; a bfloat16 is the upper half of a float32. */
    static FloatVector even(IntVector pairs) {
        return pairs.lanewise(VectorOperators.LSHL, BITS_BELOW_BFLOAT16).reinterpretAsFloats();
    }

    /** The second of each pair. */
    static FloatVector odd(IntVector pairs) {
        return pairs.lanewise(VectorOperators.AND, -1 << BITS_BELOW_BFLOAT16).reinterpretAsFloats();
    }

    /** Stores the lower halves of lanes of 64 bits, which are the even ones of floats. */
    static void storeLower(LongVector lanes, long address) {
        lanes.convertShape(VectorOperators.L2I, HALF_INTS, 0).reinterpretAsInts()
                .intoMemorySegment(Memory.ALL, address, ORDER);
    }

    /**
     * The sum of one vector of floats in an array, in one order whether interpreted or compiled, which the Vector API's own does
     * not promise. Overwrites what it adds up.
     */
    static float sum(float[] values, int at) {
        quarter(values, at).intoArray(values, at);
        return values[at] + values[at + 1] + (values[at + 2] + values[at + 3]);
    }

    /** The sums of four vectors at once, the same as {@link #sum} makes of each; they lie so many floats apart. */
    static void fourSums(float[] values, int at, int apart, float[] sums, int to) {
        var a = quarter(values, at);
        var b = quarter(values, at + apart);
        var c = quarter(values, at + 2 * apart);
        var d = quarter(values, at + 3 * apart);
        var ab = a.blend(b, ODD).add(b.blend(a, ODD).rearrange(NEIGHBOURS));
        var cd = c.blend(d, ODD).add(d.blend(c, ODD).rearrange(NEIGHBOURS));
        ab.blend(cd, LATE).add(cd.blend(ab, LATE).rearrange(HALVES)).intoArray(sums, to);
    }

    private static FloatVector quarter(float[] values, int at) {
        var quarter = FloatVector.fromArray(FOUR, values, at);
        for (int i = FOUR.length(); i < COUNT; i += FOUR.length()) {
            quarter = quarter.add(FloatVector.fromArray(FOUR, values, at + i));
        }
        return quarter;
    }
}
