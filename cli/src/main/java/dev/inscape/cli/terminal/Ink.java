package dev.inscape.cli.terminal;

import dev.inscape.cli.colour.Ramp;

/** Colours and emphasis as escape sequences, or nothing where they are not wanted. */
public final class Ink {

    private static final String RESET = "\u001b[0m";

    /** How many colours there are. */
    public enum Depth {
        NONE, PALETTE, FULL
    }

    private final Depth depth;

    private Ink(Depth depth) {
        this.depth = depth;
    }

    public static Ink of(Depth depth) {
        return new Ink(depth);
    }

    /** What the user wants and the terminal can. {@code NO_COLOR} counts if it is not empty (no-color.org). */
    public static Ink of(ColourChoice choice, Terminal terminal) {
        boolean wanted = switch (choice) {
            case ALWAYS -> true;
            case NEVER -> false;
            case AUTO -> terminal.outIsTerminal() && terminal.environment("NO_COLOR").isEmpty()
                    && !terminal.environment("TERM").equals("dumb");
        };
        return new Ink(wanted ? depthOf(terminal) : Depth.NONE);
    }

    private static Depth depthOf(Terminal terminal) {
        var colours = terminal.environment("COLORTERM");
        return colours.equals("truecolor") || colours.equals("24bit") ? Depth.FULL : Depth.PALETTE;
    }

    public boolean hasColours() {
        return depth != Depth.NONE;
    }

    public String bold(String text) {
        return wrapped("\u001b[1m", text);
    }

    public String dim(String text) {
        return wrapped("\u001b[2m", text);
    }

    public String green(String text) {
        return wrapped("\u001b[32m", text);
    }

    public String yellow(String text) {
        return wrapped("\u001b[33m", text);
    }

    /** Text on a ground of the given heat, from 0 to 1, in black or white, whichever can be read on it. */
    public String heat(double heat, String text) {
        int palette = Heat.paletteColour(heat);
        return onGround(palette, depth == Depth.FULL ? Ramp.VIRIDIS.at(heat) : Heat.rgb(palette), text);
    }

    /** The same for a heat from -1, blue, over 0, white, to 1, red. */
    public String signedHeat(double heat, String text) {
        int palette = Heat.signedColour(heat);
        return onGround(palette, depth == Depth.FULL ? Ramp.BLUE_TO_RED.at((heat + 1) / 2) : Heat.rgb(palette), text);
    }

    private String onGround(int palette, int colour, String text) {
        if (depth == Depth.NONE) {
            return text;
        }
        var foreground = Ramp.isLight(colour) ? "\u001b[38;5;16m" : "\u001b[38;5;231m";
        var ground = depth == Depth.FULL
                ? "2;" + (colour >> 16) + ";" + (colour >> 8 & 255) + ";" + (colour & 255)
                : "5;" + palette;
        return foreground + "\u001b[48;" + ground + "m" + text + RESET;
    }

    private String wrapped(String start, String text) {
        return depth == Depth.NONE || text.isEmpty() ? text : start + text + RESET;
    }
}
