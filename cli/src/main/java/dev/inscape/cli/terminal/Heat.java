package dev.inscape.cli.terminal;

/** A number from 0 to 1 as one character, where there are no colours, or few. */
public final class Heat {

    private static final String SHADES = " ░▒▓█";
    /** Viridis, as near as the 6 x 6 x 6 cube of terminals with 256 colours has it while lightness still rises. */
    private static final int[] PALETTE = {53, 54, 24, 30, 36, 41, 77, 113, 149, 184, 220};
    /** Blue over white to red: signs. */
    private static final int[] SIGNED = {25, 67, 110, 153, 189, 231, 224, 217, 174, 167, 124};
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

    /** The number of a colour for terminals with 256 of them. */
    static int paletteColour(double heat) {
        return PALETTE[step(heat, PALETTE.length)];
    }

    /** The same for a heat from -1 to 1. */
    static int signedColour(double heat) {
        double place = (Double.isNaN(heat) ? 0 : Math.clamp(heat, -1, 1)) + 1;
        return SIGNED[(int) Math.round(place / 2 * (SIGNED.length - 1))];
    }

    /** A colour of the cube as 0xRRGGBB. */
    static int rgb(int paletteColour) {
        int place = paletteColour - 16;
        return CUBE[place / 36] << 16 | CUBE[place / 6 % 6] << 8 | CUBE[place % 6];
    }

    private static int step(double heat, int steps) {
        return heat > 0 ? Math.min((int) (heat * steps), steps - 1) : 0;
    }
}
