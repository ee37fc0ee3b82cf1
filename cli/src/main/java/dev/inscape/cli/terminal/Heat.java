package dev.inscape.cli.terminal;

/** A number from 0 to 1 as one character, where there are no colours, or few. */
public final class Heat {

    private static final String SHADES = " ░▒▓█";
    private static final int[] CUBE = {0, 95, 135, 175, 215, 255};

    private Heat() {
    }

    /** One of five characters, from blank to full. */
    public static char shade(double heat) {
        return SHADES.charAt(step(heat, SHADES.length()));
    }

    /** One of ten digits. */
    public static char digit(double heat) {
        return (char) ('0' + step(heat, 10));
    }

    /** The number of the nearest colour in the 6 x 6 x 6 cube of terminals with 256 colours. */
    static int nearestOf256(int colour) {
        return 16 + 36 * nearest(colour >> 16) + 6 * nearest(colour >> 8 & 255) + nearest(colour & 255);
    }

    private static int step(double heat, int steps) {
        return heat > 0 ? Math.min((int) (heat * steps), steps - 1) : 0;
    }

    private static int nearest(int channel) {
        int best = 0;
        for (int i = 1; i < CUBE.length; i++) {
            best = Math.abs(CUBE[i] - channel) < Math.abs(CUBE[best] - channel) ? i : best;
        }
        return best;
    }
}
