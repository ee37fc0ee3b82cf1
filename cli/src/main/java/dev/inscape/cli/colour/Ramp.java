package dev.inscape.cli.colour;

import java.util.List;

/**
 * A scale of colours from little to much.
 *
 * @param anchors colours as 0xRRGGBB at equal distances; between them they are mixed
 */
public record Ramp(List<Integer> anchors) {

    /** Its lightness rises evenly, also for the colour-blind; it needs no particular background. */
    public static final Ramp VIRIDIS = new Ramp(List.of(0x440154, 0x3b528b, 0x21918c, 0x5ec962, 0xfde725));

    /** Begins near a light page's ground. */
    public static final Ramp ON_LIGHT = new Ramp(List.of(0xf6f3fb, 0xd8cbef, 0xb093df, 0x7d52c2, 0x451b87));

    /** Begins near a dark page's ground. */
    public static final Ramp ON_DARK = new Ramp(List.of(0x221d31, 0x403365, 0x694f9f, 0xa083da, 0xe6daff));

    /** For signs: blue is below 0, white is 0, red is above; told apart by the colour-blind too. */
    public static final Ramp BLUE_TO_RED = new Ramp(List.of(0x2166ac, 0x92c5de, 0xf7f7f7, 0xf4a582, 0xb2182b));

    /** The same, with a light page's ground in the middle. */
    public static final Ramp SIGNED_ON_LIGHT = new Ramp(List.of(0x1f5fa8, 0x8dbbe0, 0xf6f3fb, 0xf2a688, 0xb0182c));

    /** The same, with a dark page's ground in the middle. */
    public static final Ramp SIGNED_ON_DARK = new Ramp(List.of(0x8cc4ff, 0x2f6299, 0x221d31, 0x96412f, 0xff9d83));

    public Ramp {
        anchors = List.copyOf(anchors);
        if (anchors.size() < 2) {
            throw new IllegalArgumentException("a ramp needs at least two colours, not " + anchors.size());
        }
    }

    /** A colour as 0xRRGGBB, for a heat from 0 to 1; what lies outside is drawn to the ends, and not-a-number to 0. */
    public int at(double heat) {
        double place = (heat > 0 ? Math.min(heat, 1) : 0) * (anchors.size() - 1);
        int from = Math.min((int) place, anchors.size() - 2);
        double part = place - from;
        int colour = 0;
        for (int shift = 16; shift >= 0; shift -= 8) {
            int a = anchors.get(from) >> shift & 255;
            int b = anchors.get(from + 1) >> shift & 255;
            colour |= (int) Math.round(a + part * (b - a)) << shift;
        }
        return colour;
    }

    /** Whether black text is easier to read on it than white: the contrast of the better one is at least 4.5 : 1. */
    public static boolean isLight(int colour) {
        return luminance(colour) > 0.179;
    }

    /** Relative luminance from 0 to 1, as WCAG defines it. */
    public static double luminance(int colour) {
        return 0.2126 * linear(colour >> 16) + 0.7152 * linear(colour >> 8 & 255) + 0.0722 * linear(colour & 255);
    }

    private static double linear(int channel) {
        double part = channel / 255.0;
        return part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4);
    }
}
