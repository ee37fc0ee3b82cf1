package dev.inscape.world;

import java.util.ArrayList;
import java.util.List;

/**
 * Numbers drawn by an explicit formula (SplitMix64: Steele, Lea and Flood 2014), so that a seed means the same world for ever and in
 * every language. Not for several threads.
 */
public final class Chance {

    private static final long GAMMA = 0x9e3779b97f4a7c15L;

    private long state;

    /** A stream for each pair: those of one seed's numbers have nothing in common. */
    public Chance(long seed, long number) {
        this.state = mixed(mixed(seed + GAMMA) ^ number * GAMMA);
    }

    private static long mixed(long z) {
        long a = (z ^ z >>> 30) * 0xbf58476d1ce4e5b9L;
        long b = (a ^ a >>> 27) * 0x94d049bb133111ebL;
        return b ^ b >>> 31;
    }

    /** A whole number from 0 to below the bound. */
    public int below(int bound) {
        state += GAMMA;
        return (int) Long.remainderUnsigned(mixed(state), bound);
    }

    /** Whether something of this probability happens, in parts of a thousand. */
    public boolean happens(int permille) {
        return below(1000) < permille;
    }

    public <T> T of(List<T> things) {
        return things.get(below(things.size()));
    }

    /** The things in random order (Fisher and Yates). */
    public <T> List<T> shuffled(List<T> things) {
        var order = new ArrayList<>(things);
        for (int i = order.size() - 1; i > 0; i--) {
            int other = below(i + 1);
            var moved = order.get(i);
            order.set(i, order.get(other));
            order.set(other, moved);
        }
        return List.copyOf(order);
    }
}
