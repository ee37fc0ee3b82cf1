package dev.inscape.kernel;

import java.nio.ByteOrder;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.ShortVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShape;
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
    private static final VectorSpecies<Short> SHORTS = VectorSpecies.of(short.class,
            VectorShape.forBitSize(FLOATS.vectorBitSize() / 2));
    private static final VectorSpecies<Float> FOUR = FloatVector.SPECIES_128;
    private static final int BITS_BELOW_BFLOAT16 = 16;

    private Lanes() {
    }

    static FloatVector load(long address) {
        return FloatVector.fromMemorySegment(FLOATS, Memory.ALL, address, ORDER);
    }

    /** A bfloat16 is the upper half of a float32. */
    static FloatVector loadBfloat16(long address) {
        return ShortVector.fromMemorySegment(SHORTS, Memory.ALL, address, ORDER)
                .convertShape(VectorOperators.ZERO_EXTEND_S2I, INTS, 0).reinterpretAsInts()
                .lanewise(VectorOperators.LSHL, BITS_BELOW_BFLOAT16).reinterpretAsFloats();
    }

    /**
     * The sum of one vector of floats in an array, in one order whether interpreted or compiled, which the Vector API's own does
     * not promise. Overwrites what it adds up.
     */
    static float sum(float[] values, int at) {
        var quarter = FloatVector.fromArray(FOUR, values, at);
        for (int i = FOUR.length(); i < COUNT; i += FOUR.length()) {
            quarter = quarter.add(FloatVector.fromArray(FOUR, values, at + i));
        }
        quarter.intoArray(values, at);
        return values[at] + values[at + 1] + (values[at + 2] + values[at + 3]);
    }
}
