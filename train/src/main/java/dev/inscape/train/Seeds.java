package dev.inscape.train;

/** Seeds out of a seed: different for different purposes, the same in every run. */
public final class Seeds {

    private static final long FIRST = 0xbf58476d1ce4e5b9L;
    private static final long SECOND = 0x94d049bb133111ebL;
    private static final long GOLDEN = 0x9e3779b97f4a7c15L;

    private Seeds() {
    }

    /** Mixes a seed with a purpose and some numbers (the finaliser of SplitMix64, Steele et al. 2014, for each). */
    public static long of(long seed, String purpose, long... numbers) {
        long mixed = mixed(seed + GOLDEN);
        for (int i = 0; i < purpose.length(); i++) {
            mixed = mixed(mixed ^ (purpose.charAt(i) + GOLDEN));
        }
        for (long number : numbers) {
            mixed = mixed(mixed ^ (number + GOLDEN));
        }
        return mixed;
    }

    private static long mixed(long value) {
        long z = (value ^ (value >>> 30)) * FIRST;
        z = (z ^ (z >>> 27)) * SECOND;
        return z ^ (z >>> 31);
    }
}
